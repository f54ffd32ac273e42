fn main() {
    let mut x = 1;
    let p = &raw mut x;
    let q = p as *const i32 as *mut i32;
    unsafe { *q = 2 };
    assert_eq!(x, 2);
}
