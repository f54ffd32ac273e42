//@ exit: 7
struct D;
impl Drop for D {
    fn drop(&mut self) {
        println!("never");
    }
}
fn main() {
    let _d = D;
    let r = std::panic::catch_unwind(|| {
        let _e = D;
        println!("before");
        std::process::exit(7)
    });
    let _ = r;
}
