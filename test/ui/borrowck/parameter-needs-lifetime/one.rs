fn pick<'a>(a: &'a str, b: &str) -> &'a str {
    if a.len() > 2 { a } else { b } //~ ERROR E0621 explicit lifetime required in the type of `b`
}

fn main() {
    println!("{}", pick("a", "b"));
}
