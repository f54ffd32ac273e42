fn main() {
    let lowest: i8 = -128;
    let twice = -(-128i8); //~ ERROR literal out of range for `i8`
    println!("{lowest} {twice}");
}
