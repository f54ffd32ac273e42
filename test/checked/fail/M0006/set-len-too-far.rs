//@ fault: M0006
fn main() {
    let mut v: Vec<u8> = Vec::with_capacity(4);
    v.push(1);
    unsafe { v.set_len(3) };
    let sum: u32 = v.iter().map(|b| *b as u32).sum(); //~ FAULT
    println!("{sum}");
}
