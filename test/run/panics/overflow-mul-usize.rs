//@ exit: 101
struct Bye;

impl Drop for Bye {
    fn drop(&mut self) {
        println!("bye");
    }
}

fn compute(a: usize, b: usize) -> usize {
    a * b
}

fn main() {
    let _bye = Bye;
    println!("before");
    let values = [usize::MAX, 3];
    println!("{}", compute(values[0], values[1]));
}
