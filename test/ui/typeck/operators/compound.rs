fn main() {
    let mut s = true;
    s += true; //~ ERROR E0368 binary assignment operation `+=` cannot be applied to type `bool`
    println!("{s}");
}
