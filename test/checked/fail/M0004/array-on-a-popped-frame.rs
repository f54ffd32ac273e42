//@ fault: M0004
fn table() -> *const [u8; 4] {
    let t = [1, 2, 3, 4];
    &raw const t
}

fn main() {
    let t = table();
    println!("{}", unsafe { (*t)[2] }); //~ FAULT
}
