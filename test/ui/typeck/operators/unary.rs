fn main() {
    println!("{}", -"text"); //~ ERROR E0600 cannot apply unary operator `-` to type `&'static str`
}
