fn main() {
    let a: u8 = 1;
    let b: u32 = a; //~ ERROR E0308 mismatched types
    println!("{b}");
}
