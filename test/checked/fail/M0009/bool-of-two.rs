//@ fault: M0009
fn main() {
    let b: bool = unsafe { std::mem::transmute(2u8) }; //~ FAULT
    println!("{b}");
}
