#[derive(PartialEq, Debug)]
#[repr(u8)]
#[allow(dead_code)]
enum Level {
    Low = 1,
    High = 4,
}

fn main() {
    let l: Level = unsafe { std::mem::transmute(4u8) };
    assert_eq!(l, Level::High);
}
