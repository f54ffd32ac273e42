//@ exit: 134
// A destructor that panics while another panic unwinds ends the program at once.
struct Bad(&'static str);
impl Drop for Bad {
    fn drop(&mut self) {
        println!("dropping {}", self.0);
        panic!("drop of {}", self.0);
    }
}
fn main() {
    let _b = Bad("b");
    let _a = Bad("a");
    panic!("outer");
}
