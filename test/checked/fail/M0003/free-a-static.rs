//@ fault: M0003
static mut COUNTER: u32 = 0;

fn main() {
    let p = &raw mut COUNTER;
    unsafe { drop(Box::from_raw(p)) }; //~ FAULT
}
