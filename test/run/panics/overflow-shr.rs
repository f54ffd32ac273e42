//@ exit: 101
struct Bye;

impl Drop for Bye {
    fn drop(&mut self) {
        println!("bye");
    }
}

fn compute(a: i16, b: i16) -> i16 {
    a >> b
}

fn main() {
    let _bye = Bye;
    println!("before");
    let values = [1, 16];
    println!("{}", compute(values[0], values[1]));
}
