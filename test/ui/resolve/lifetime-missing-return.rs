fn make() -> &str { //~ ERROR E0106 missing lifetime specifier
    "text"
}

fn main() {
    println!("{}", make());
}
