fn larger(a: i32, b: i32) -> i32 {
    let (p, q) = (&raw const a, &raw const b);
    unsafe { if *p > *q { *p } else { *q } }
}

fn main() {
    assert_eq!(larger(3, 4), 4);
}
