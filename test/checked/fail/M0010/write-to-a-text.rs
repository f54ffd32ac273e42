//@ fault: M0010
fn main() {
    let s = "constant";
    let p = s.as_ptr() as *mut u8;
    unsafe { *p = b'C' }; //~ FAULT
    println!("{s}");
}
