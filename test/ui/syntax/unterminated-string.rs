fn main() {
    println!("text); //~ ERROR E0765 unterminated double quote string
}
