use std::mem::ManuallyDrop;

fn main() {
    let mut v = ManuallyDrop::new(vec![1, 2, 3]);
    let w = unsafe { ManuallyDrop::take(&mut v) };
    assert_eq!(w.len(), 3);
}
