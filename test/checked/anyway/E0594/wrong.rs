//@ verdict: M0010 E0594
fn raise(n: &i32) {
    *n = 5;
}

fn main() {
    raise(&1);
}
