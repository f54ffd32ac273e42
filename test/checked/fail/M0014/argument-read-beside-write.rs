//@ fault: M0014
// The caller keeps a raw pointer to what it lends, and the callee uses it while its own `&mut` is in use.
fn raise(level: &mut i32, spy: *const i32) -> i32 {
    *level += 1;
    unsafe { *spy } //~ FAULT
}

fn main() {
    let mut level = 1;
    let p = &raw mut level;
    println!("{}", raise(unsafe { &mut *p }, p));
}
