//@ fault: M0013
fn main() {
    let f: fn(i32) -> i32 = unsafe { std::mem::transmute(0x9990usize) };
    println!("{}", f(1)); //~ FAULT
}
