fn main() {
    let n = 5u32;
    println!("{}", -n); //~ ERROR E0600 cannot apply unary operator `-` to type `u32`
}
