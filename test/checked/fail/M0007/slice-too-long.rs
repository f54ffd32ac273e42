//@ fault: M0007
fn main() {
    let v = vec![1u32, 2, 3];
    let s = unsafe { std::slice::from_raw_parts(v.as_ptr(), 4) };
    println!("{}", s[3]); //~ FAULT
}
