//@ exit: 101
struct Bye;

impl Drop for Bye {
    fn drop(&mut self) {
        println!("bye");
    }
}

fn compute(a: u32, b: u32) -> u32 {
    a << b
}

fn main() {
    let _bye = Bye;
    println!("before");
    let values = [1, 32];
    println!("{}", compute(values[0], values[1]));
}
