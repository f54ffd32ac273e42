//@ exit: 101
struct Bye;

impl Drop for Bye {
    fn drop(&mut self) {
        println!("bye");
    }
}

fn compute(a: i128, b: i128) -> i128 {
    a % b
}

fn main() {
    let _bye = Bye;
    println!("before");
    let values = [i128::MIN, -1];
    println!("{}", compute(values[0], values[1]));
}
