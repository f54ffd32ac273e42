//@ fault: M0013
fn add(a: i64, b: i64) -> i64 {
    a + b
}

fn main() {
    let f = add as fn(i64, i64) -> i64;
    let g: fn(u8) -> u8 = unsafe { std::mem::transmute(f) };
    println!("{}", g(1)); //~ FAULT
}
