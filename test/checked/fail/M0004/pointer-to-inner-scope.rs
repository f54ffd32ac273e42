//@ fault: M0004
fn main() {
    let p: *const i32;
    {
        let x = 5;
        p = &x;
    }
    println!("{}", unsafe { *p }); //~ FAULT
}
