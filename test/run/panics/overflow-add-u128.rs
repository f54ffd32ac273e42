//@ exit: 101
struct Bye;

impl Drop for Bye {
    fn drop(&mut self) {
        println!("bye");
    }
}

fn compute(a: u128, b: u128) -> u128 {
    a + b
}

fn main() {
    let _bye = Bye;
    println!("before");
    let values = [u128::MAX, 1];
    println!("{}", compute(values[0], values[1]));
}
