fn pick(a: &str, b: &str) -> &str { //~ ERROR E0106 missing lifetime specifier
    if a.is_empty() { b } else { a }
}

fn main() {
    println!("{}", pick("a", "b"));
}
