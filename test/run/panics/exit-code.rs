//@ exit: 42
struct D;

impl Drop for D {
    fn drop(&mut self) {
        println!("not run by exit");
    }
}

fn main() {
    let _d = D;
    print!("flushed");
    std::process::exit(42);
}
