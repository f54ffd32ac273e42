//@ fault: M0007
fn main() {
    let a = [1i32, 2, 3];
    let p = a.as_ptr();
    let n = unsafe { *p.wrapping_sub(1) }; //~ FAULT
    println!("{n}");
}
