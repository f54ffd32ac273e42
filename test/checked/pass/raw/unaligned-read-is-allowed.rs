fn main() {
    let bytes = [1u8, 0, 0, 0, 2, 0, 0, 0, 0];
    let p = bytes.as_ptr();
    let n = unsafe { std::ptr::read_unaligned(p.add(4) as *const u32) };
    assert_eq!(n, 2);
}
