//@ fault: M0001
fn main() {
    let mut v: Vec<u8> = Vec::with_capacity(1);
    v.push(1);
    let first = v.as_ptr();
    v.push(2);
    println!("{}", unsafe { *first }); //~ FAULT
}
