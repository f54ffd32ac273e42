//@ verdict: fine
use std::fmt::Debug;

fn keep<T: Debug>(value: T) -> Box<dyn Debug> {
    Box::new(value)
}

fn main() {
    let local = 5;
    println!("{:?} {:?}", keep(&local), keep("text"));
}
