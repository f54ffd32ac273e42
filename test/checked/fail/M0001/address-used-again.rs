//@ fault: M0001
// The old pointer has the new block's address, and is no pointer to it.
fn main() {
    let first = Box::new(1u64);
    let old = &raw const *first;
    drop(first);
    let second = Box::new(2u64);
    assert_eq!(old as usize, &raw const *second as usize);
    println!("{} {}", second, unsafe { *old }); //~ FAULT
}
