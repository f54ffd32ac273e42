//@ fault: M0014
// As long as the call goes on, what others have read may not be written any more.
fn raise(level: &mut i32, spy: *const i32) -> i32 {
    let before = unsafe { *spy };
    *level += 1; //~ FAULT
    before
}

fn main() {
    let mut level = 1;
    let p = &raw mut level;
    println!("{}", raise(unsafe { &mut *p }, p));
}
