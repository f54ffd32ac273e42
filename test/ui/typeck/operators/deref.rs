fn main() {
    let n = 5u32;
    println!("{}", *n); //~ ERROR E0614 type `u32` cannot be dereferenced
}
