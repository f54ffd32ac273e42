fn apply(f: &dyn Fn(i32) -> i32) -> i32 {
    f(2)
}

fn main() {
    let base = 40;
    assert_eq!(apply(&|n| n + base), 42);
}
