//@ fault: M0001
fn main() {
    let b = Box::into_raw(Box::new(0i32));
    unsafe {
        drop(Box::from_raw(b));
        *b = 5; //~ FAULT
    }
}
