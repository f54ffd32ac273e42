fn main() {
    let n = 1u8;
    println!("{}", &n as u32); //~ ERROR E0606 casting `&u8` as `u32` is invalid
}
