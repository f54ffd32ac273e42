//@ fault: M0004
fn local() -> *const u64 {
    let x = 12;
    &raw const x
}

fn main() {
    let p = local();
    println!("{}", unsafe { *p }); //~ FAULT
}
