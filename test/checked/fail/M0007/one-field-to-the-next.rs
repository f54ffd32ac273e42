//@ fault: M0007
fn main() {
    let a = 1u32;
    let b = 2u32;
    let p = &raw const a;
    let n = unsafe { *p.wrapping_add(2) }; //~ FAULT
    println!("{n} {b}");
}
