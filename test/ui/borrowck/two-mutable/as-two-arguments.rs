fn add(a: &mut i32, b: &mut i32) {
    *a += *b;
}

fn main() {
    let mut n = 2;
    add(&mut n, &mut n); //~ ERROR E0499 cannot borrow `n` as mutable more than once at a time
}
