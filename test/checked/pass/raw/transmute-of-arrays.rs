fn main() {
    let words: [u16; 4] = [1, 2, 3, 4];
    let bytes: [u8; 8] = unsafe { std::mem::transmute(words) };
    assert_eq!(bytes, [1, 0, 2, 0, 3, 0, 4, 0]);
}
