fn main() {
    println!("{}", !String::new()); //~ ERROR E0600 cannot apply unary operator `!` to type `String`
}
