fn main() {
    let n = 1;
    let p = &n as *const i32;
    println!("{}", *p); //~ ERROR E0133 dereference of raw pointer is unsafe and requires unsafe function or block
}
