//@ verdict: M0004 E0310
use std::fmt::Debug;

fn keep<T: Debug>(value: T) -> Box<dyn Debug> {
    Box::new(value)
}

fn main() {
    let kept = {
        let local = 5;
        keep(&local)
    };
    println!("{kept:?}");
}
