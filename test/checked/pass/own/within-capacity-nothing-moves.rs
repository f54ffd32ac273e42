fn main() {
    let mut v = Vec::with_capacity(10);
    v.push(1u8);
    let p = v.as_ptr();
    v.push(2);
    assert_eq!(unsafe { *p.add(1) }, 2);
}
