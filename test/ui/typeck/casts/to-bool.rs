fn main() {
    println!("{}", 1 as bool); //~ ERROR E0054 cannot cast `i32` as `bool`
}
