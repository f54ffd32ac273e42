//@ fault: M0014
fn main() {
    let mut score = 7;
    let p = &raw mut score;
    let reader = unsafe { &*p };
    unsafe { *p += 1 };
    println!("{}", *reader + 0); //~ FAULT
}
