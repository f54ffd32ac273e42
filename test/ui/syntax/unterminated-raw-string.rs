fn main() {
    let c = r#"text"; //~ ERROR E0748 unterminated raw string
}
