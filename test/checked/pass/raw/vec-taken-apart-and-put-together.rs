use std::mem::ManuallyDrop;

fn main() {
    let mut v = ManuallyDrop::new(vec![String::from("a"), String::from("b")]);
    let (p, n, c) = (v.as_mut_ptr(), v.len(), v.capacity());
    let again = unsafe { Vec::from_raw_parts(p, n, c) };
    assert_eq!(again.concat(), "ab");
}
