//@ fault: M0012
fn main() {
    let p = 0x7000_0000usize as *const u32;
    println!("{}", unsafe { *p }); //~ FAULT
}
