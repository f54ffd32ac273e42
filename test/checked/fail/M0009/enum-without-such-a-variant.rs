//@ fault: M0009
#[derive(Debug)]
#[repr(u8)]
#[allow(dead_code)]
enum Colour {
    Red,
    Green,
}

fn main() {
    let c: Colour = unsafe { std::mem::transmute(7u8) }; //~ FAULT
    println!("{c:?}");
}
