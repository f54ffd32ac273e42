fn main() {
    println!("{}", 1 / 0); //~ ERROR this operation will panic at runtime
}
