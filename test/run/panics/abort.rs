//@ exit: 134
// No destructor runs, and nothing can catch it.
struct D;
impl Drop for D {
    fn drop(&mut self) {
        println!("never");
    }
}
fn main() {
    let _d = D;
    println!("before");
    std::process::abort();
}
