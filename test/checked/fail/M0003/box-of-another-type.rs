//@ fault: M0003
fn main() {
    let raw = Box::into_raw(Box::new(1u64)) as *mut u32;
    unsafe { drop(Box::from_raw(raw)) }; //~ FAULT
}
