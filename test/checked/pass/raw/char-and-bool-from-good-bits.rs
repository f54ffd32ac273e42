fn main() {
    let c: char = unsafe { std::mem::transmute(0x41u32) };
    let b: bool = unsafe { std::mem::transmute(1u8) };
    assert!(c == 'A' && b);
}
