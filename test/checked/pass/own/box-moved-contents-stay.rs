fn main() {
    let b = Box::new([1u8; 16]);
    let p = b.as_ptr();
    let moved = b;
    assert_eq!(unsafe { *p.add(15) }, 1);
    assert_eq!(moved.len(), 16);
}
