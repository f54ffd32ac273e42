//@ fault: M0002
fn main() {
    let raw = Box::into_raw(Box::new(3i32));
    unsafe {
        drop(Box::from_raw(raw));
        drop(Box::from_raw(raw)); //~ FAULT
    }
}
