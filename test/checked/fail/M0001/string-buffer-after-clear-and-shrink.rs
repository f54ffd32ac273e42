//@ fault: M0001
fn main() {
    let mut s = String::from("some text");
    let p = s.as_ptr();
    s.clear();
    s.shrink_to_fit();
    let byte = unsafe { *p }; //~ FAULT
    println!("{byte}");
}
