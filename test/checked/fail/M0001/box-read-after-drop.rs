//@ fault: M0001
fn main() {
    let b = Box::new(7u64);
    let p = &raw const *b;
    drop(b);
    println!("{}", unsafe { *p }); //~ FAULT
}
