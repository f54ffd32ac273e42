//@ fault: M0004
fn counter() -> impl Fn() -> u32 {
    let n = 4u32;
    let p = &raw const n;
    move || unsafe { *p } //~ FAULT
}

fn main() {
    let f = counter();
    println!("{}", f());
}
