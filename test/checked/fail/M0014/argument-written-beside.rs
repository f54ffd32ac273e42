//@ fault: M0014
// A `&` argument promises that nothing changes until the function returns, used or not.
fn wait(done: &bool, signal: *mut bool) -> bool {
    let first = *done;
    unsafe { *signal = true }; //~ FAULT
    first
}

fn main() {
    let mut done = false;
    let p = &raw mut done;
    println!("{}", wait(unsafe { &*p }, p));
}
