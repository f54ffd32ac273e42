//@ fault: M0008
fn main() {
    let words = [1u64; 2];
    let p = words.as_ptr() as *const u8;
    let r: &u64 = unsafe { &*(p.add(4) as *const u64) }; //~ FAULT
    println!("{r}");
}
