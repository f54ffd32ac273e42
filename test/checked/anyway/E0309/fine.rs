//@ verdict: fine
use std::fmt::Debug;

fn keep<'a, T: Debug>(value: T, _scope: &'a i32) -> Box<dyn Debug + 'a> {
    Box::new(value)
}

fn main() {
    let (scope, local) = (0, 5);
    println!("{:?}", keep(&local, &scope));
}
