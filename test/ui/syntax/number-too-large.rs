fn main() {
    let n = 999999999999999999999999999999999999999999999; //~ ERROR integer literal is too large
    println!("{n}");
}
