union Either {
    large: u64,
    small: u8,
}

fn main() {
    let mut e = Either { large: 0x0102 };
    assert_eq!(unsafe { e.small }, 2);
    e.small = 7;
    assert_eq!(unsafe { e.large }, 0x0107);
}
