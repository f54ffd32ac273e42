union Bits {
    float: f32,
    word: u32,
}

fn main() {
    let b = Bits { float: 1.0 };
    assert_eq!(unsafe { b.word }, 0x3f80_0000);
}
