use std::mem::ManuallyDrop;

fn main() {
    let mut s = ManuallyDrop::new(String::from("text"));
    assert_eq!(s.len(), 4);
    unsafe { ManuallyDrop::drop(&mut s) };
}
