//@ fault: M0004
fn slot() -> *mut i32 {
    let mut x = 0;
    &raw mut x
}

fn main() {
    let p = slot();
    unsafe { *p = 9 }; //~ FAULT
}
