//@ fault: M0007
fn main() {
    let v = vec![1u64, 2];
    let n = unsafe { *v.as_ptr().add(2) }; //~ FAULT
    println!("{n}");
}
