//@ fault: M0010
// A function's own instructions are no data to be changed.
fn answer() -> i32 {
    42
}

fn main() {
    let code = answer as fn() -> i32 as *mut u32;
    unsafe { *code = 0 }; //~ FAULT
    println!("{}", answer());
}
