//@ fault: M0014
fn main() {
    let mut level = 1;
    let p: *mut i32 = &mut level;
    let writer = unsafe { &mut *p };
    *writer = 2;
    let seen = level;
    *writer = 3; //~ FAULT
    println!("{seen} {level}");
}
