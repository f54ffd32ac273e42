//@ fault: M0002
fn main() {
    let mut v = vec![1u8, 2, 3];
    unsafe { std::ptr::drop_in_place(&mut v) };
} //~ FAULT
