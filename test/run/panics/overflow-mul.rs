//@ exit: 101
struct Bye;

impl Drop for Bye {
    fn drop(&mut self) {
        println!("bye");
    }
}

fn compute(a: i64, b: i64) -> i64 {
    a * b
}

fn main() {
    let _bye = Bye;
    println!("before");
    let values = [i64::MAX, 2];
    println!("{}", compute(values[0], values[1]));
}
