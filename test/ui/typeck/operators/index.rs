fn main() {
    let n = 5u32;
    println!("{}", n[0]); //~ ERROR E0608 cannot index into a value of type `u32`
}
