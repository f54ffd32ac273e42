//@ fault: M0007
fn main() {
    let a = [1u8, 2, 3];
    let p = a.as_ptr();
    println!("{}", unsafe { *p.add(3) }); //~ FAULT
}
