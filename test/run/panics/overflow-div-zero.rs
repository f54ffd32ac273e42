//@ exit: 101
struct Bye;

impl Drop for Bye {
    fn drop(&mut self) {
        println!("bye");
    }
}

fn compute(a: i32, b: i32) -> i32 {
    a / b
}

fn main() {
    let _bye = Bye;
    println!("before");
    let values = [1, 0];
    println!("{}", compute(values[0], values[1]));
}
