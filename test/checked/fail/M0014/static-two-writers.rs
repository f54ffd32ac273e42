//@ fault: M0014
static mut TOTAL: u32 = 0;

fn total() -> &'static mut u32 {
    unsafe { &mut *(&raw mut TOTAL) }
}

fn main() {
    let first = total();
    let second = total();
    *second += 1;
    *first += 1; //~ FAULT
    println!("{}", unsafe { TOTAL });
}
