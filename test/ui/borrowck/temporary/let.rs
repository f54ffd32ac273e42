fn main() {
    let s = String::from(" a ").trim(); //~ ERROR E0716 temporary value dropped while borrowed
    println!("{s}");
}
