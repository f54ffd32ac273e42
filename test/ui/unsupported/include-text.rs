fn main() {
    println!("{}", include_str!("include-text.rs").len()); //~ ERROR F0001
}
