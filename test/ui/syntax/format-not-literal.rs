fn main() {
    let s = String::from("s");
    println!(s); //~ ERROR format argument must be a string literal
}
