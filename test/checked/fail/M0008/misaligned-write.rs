//@ fault: M0008
fn main() {
    let mut words = [0u32; 4];
    let p = words.as_mut_ptr() as *mut u8;
    unsafe { *(p.add(2) as *mut u32) = 7 }; //~ FAULT
    println!("{words:?}");
}
