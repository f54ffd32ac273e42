fn main() {
    let s: &str = format!("{}", 1).as_str(); //~ ERROR E0716 temporary value dropped while borrowed
    println!("{s}");
}
