//@ fault: M0004
fn keep(n: i32) -> *const i32 {
    &raw const n
}

fn main() {
    let p = keep(3);
    let n = unsafe { *p }; //~ FAULT
    println!("{n}");
}
