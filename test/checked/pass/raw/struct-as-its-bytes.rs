#[repr(C)]
struct Pair {
    a: u16,
    b: u16,
}

fn main() {
    let p = Pair { a: 0x0201, b: 0x0403 };
    let bytes = unsafe { std::slice::from_raw_parts(&raw const p as *const u8, 4) };
    assert_eq!(bytes, [1, 2, 3, 4]);
    assert_eq!(p.a + p.b, 0x0604);
}
