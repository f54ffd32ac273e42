//@ fault: M0007
fn main() {
    let b = Box::new(1u16);
    let p = &raw const *b as *const u8;
    let mut copy = [0u8; 4];
    unsafe { std::ptr::copy_nonoverlapping(p, copy.as_mut_ptr(), 4) }; //~ FAULT
    println!("{copy:?}");
}
