fn bump(mut n: i32) -> i32 {
    let p = &raw mut n;
    unsafe { *p += 1 };
    n
}

fn main() {
    assert_eq!(bump(1) + bump(2), 5);
}
