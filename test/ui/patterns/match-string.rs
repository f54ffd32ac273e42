fn main() {
    match "a" { //~ ERROR E0004 non-exhaustive patterns: `&_` not covered
        "a" => println!("a"),
        "b" => println!("b"),
    }
}
