//@ fault: M0009
fn main() {
    let byte = 3u8;
    let p = &raw const byte as *const bool;
    if unsafe { *p } { //~ FAULT
        println!("yes");
    }
}
