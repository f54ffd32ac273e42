struct Pair {
    a: i32,
    b: i32,
}

fn main() {
    let mut p = Pair { a: 1, b: 2 };
    let whole = &mut p;
    let part = &mut p.a; //~ ERROR E0499 cannot borrow `p.a` as mutable more than once at a time
    *part += 1;
    whole.b += 1;
}
