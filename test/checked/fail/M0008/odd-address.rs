//@ fault: M0008
fn main() {
    let bytes = [0u64; 2];
    let p = bytes.as_ptr() as *const u8;
    let n = unsafe { *(p.add(1) as *const u32) }; //~ FAULT
    println!("{n}");
}
