//@ fault: M0003
fn main() {
    let mut x = 5i32;
    let b = unsafe { Box::from_raw(&mut x) };
    println!("{b}");
} //~ FAULT
