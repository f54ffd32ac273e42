fn find(v: &[i32], wanted: i32) -> *const i32 {
    for x in v {
        if *x == wanted {
            return x;
        }
    }
    std::ptr::null()
}

fn main() {
    let v = [1, 2, 3];
    assert!(find(&v, 9).is_null());
    assert_eq!(unsafe { *find(&v, 2) }, 2);
}
