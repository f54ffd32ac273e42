//@ verdict: fine
use std::fmt::Debug;

fn keep<T: Debug>(value: T, _scope: &i32) -> Box<dyn Debug + '_> {
    Box::new(value)
}

fn main() {
    let (scope, local) = (0, 5);
    println!("{:?}", keep(&local, &scope));
}
