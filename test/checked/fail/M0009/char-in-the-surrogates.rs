//@ fault: M0009
fn main() {
    let c: char = unsafe { std::mem::transmute(0xd800u32) }; //~ FAULT
    println!("{c}");
}
