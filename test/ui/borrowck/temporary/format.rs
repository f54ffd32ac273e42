fn main() {
    let s: &str = format!("{}", 1).as_str();
    println!("{s}");
}
