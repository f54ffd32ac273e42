fn main() {
    let v = vec![3u32; 4];
    let p = v.as_ptr();
    let w = v;
    assert_eq!(unsafe { *p }, w[0]);
}
