use std::mem::MaybeUninit;

fn main() {
    let mut slot: MaybeUninit<String> = MaybeUninit::uninit();
    slot.write(String::from("text"));
    let s = unsafe { slot.assume_init() };
    assert_eq!(s.len(), 4);
}
