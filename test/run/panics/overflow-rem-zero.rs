//@ exit: 101
struct Bye;

impl Drop for Bye {
    fn drop(&mut self) {
        println!("bye");
    }
}

fn compute(a: u64, b: u64) -> u64 {
    a % b
}

fn main() {
    let _bye = Bye;
    println!("before");
    let values = [1, 0];
    println!("{}", compute(values[0], values[1]));
}
