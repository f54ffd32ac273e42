fn main() {
    let a = [7u32; 2];
    let p = a.as_ptr();
    let q = p.wrapping_add(100).wrapping_sub(99);
    assert_eq!(unsafe { *q }, 7);
}
