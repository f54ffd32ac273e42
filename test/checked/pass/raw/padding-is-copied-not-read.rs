#[derive(Clone, Copy)]
#[repr(C)]
struct Padded {
    small: u8,
    large: u64,
}

fn main() {
    let a = Padded { small: 1, large: 2 };
    let b = Box::new(a);
    let c = *b;
    assert_eq!(c.small as u64 + c.large, 3);
}
