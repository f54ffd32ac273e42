fn main() {
    let mut v = vec![1u8, 2, 3, 4, 5];
    let p = v.as_mut_ptr();
    unsafe { std::ptr::copy(p, p.add(1), 4) };
    assert_eq!(v, [1, 1, 2, 3, 4]);
}
