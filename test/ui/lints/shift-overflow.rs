fn main() {
    println!("{}", 1i32 << 32); //~ ERROR this arithmetic operation will overflow
}
