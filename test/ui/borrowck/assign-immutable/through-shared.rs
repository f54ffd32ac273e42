fn reset(n: &i32) {
    *n = 0; //~ ERROR E0594 cannot assign to `*n`, which is behind a `&` reference
}

fn main() {
    let n = 1;
    reset(&n);
}
