fn main() {
    match (true, false) { //~ ERROR E0004 non-exhaustive patterns: `(false, false)` not covered
        (true, _) => println!("a"),
        (false, true) => println!("b"),
    }
}
