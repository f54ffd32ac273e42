//@ verdict: M0004 E0311
use std::fmt::Debug;

fn keep<T: Debug>(value: T, _scope: &i32) -> Box<dyn Debug + '_> {
    Box::new(value)
}

fn main() {
    let scope = 0;
    let kept = {
        let local = 5;
        keep(&local, &scope)
    };
    println!("{kept:?}");
}
