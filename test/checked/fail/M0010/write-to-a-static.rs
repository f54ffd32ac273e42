//@ fault: M0010
static LIMIT: u32 = 10;

fn raise(p: *const u32) {
    unsafe { *(p as *mut u32) = 11 }; //~ FAULT
}

fn main() {
    raise(&raw const LIMIT);
    println!("{LIMIT}");
}
