// A freed block's address is given out again, and the new block is nobody else's.
fn main() {
    let first = Box::new(1u64);
    let old = &raw const *first as usize;
    drop(first);
    let second = Box::new(2u64);
    let new = &raw const *second as usize;
    assert_eq!(old, new, "the address is used again");
    println!("{second}");
}
