//@ exit: 101
struct Bye;

impl Drop for Bye {
    fn drop(&mut self) {
        println!("bye");
    }
}

fn compute(a: u8, b: u8) -> u8 {
    a - b
}

fn main() {
    let _bye = Bye;
    println!("before");
    let values = [0, 1];
    println!("{}", compute(values[0], values[1]));
}
