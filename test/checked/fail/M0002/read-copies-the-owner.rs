//@ fault: M0002
fn main() {
    let s = String::from("owned once");
    let copy = unsafe { std::ptr::read(&s) };
    println!("{copy}");
    drop(copy);
    drop(s); //~ FAULT
}
