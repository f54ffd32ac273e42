//@ exit: 101
struct Bye;

impl Drop for Bye {
    fn drop(&mut self) {
        println!("bye");
    }
}

fn compute(a: i8, b: i8) -> i8 {
    -a + b
}

fn main() {
    let _bye = Bye;
    println!("before");
    let values = [i8::MIN, 0];
    println!("{}", compute(values[0], values[1]));
}
