//@ fault: M0011
fn find(_: &str) -> *const i32 {
    std::ptr::null()
}

fn main() {
    let p = find("nobody");
    println!("{}", unsafe { *p }); //~ FAULT
}
