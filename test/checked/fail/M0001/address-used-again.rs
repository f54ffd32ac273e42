//@ fault: M0001
fn main() {
    let old = Box::new(1u64);
    let p = &raw const *old;
    drop(old);
    let new = Box::new(2u64);
    let seen = unsafe { *p }; //~ FAULT
    println!("{new} {seen}");
}
