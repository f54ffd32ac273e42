trait Speak {
    fn say(&self) -> u32;
}

impl Speak for u32 {
    fn say(&self) -> u32 {
        *self + 1
    }
}

fn main() {
    let raw: *mut dyn Speak = Box::into_raw(Box::new(4u32));
    let b = unsafe { Box::from_raw(raw) };
    assert_eq!(b.say(), 5);
}
