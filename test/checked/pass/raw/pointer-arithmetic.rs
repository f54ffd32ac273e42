fn main() {
    let a = [1u16, 2, 3, 4];
    let p = a.as_ptr();
    let end = unsafe { p.add(4) };
    let mut at = p;
    let mut sum = 0;
    while at != end {
        sum += unsafe { *at };
        at = unsafe { at.add(1) };
    }
    assert_eq!(sum, 10);
    assert_eq!(unsafe { end.offset_from(p) }, 4);
}
