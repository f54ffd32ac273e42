fn main() {
    println!("text");
}
/* no end //~ ERROR E0758 unterminated block comment
