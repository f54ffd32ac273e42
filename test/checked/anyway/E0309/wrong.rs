//@ verdict: M0004 E0309
use std::fmt::Debug;

fn keep<'a, T: Debug>(value: T, _scope: &'a i32) -> Box<dyn Debug + 'a> {
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
