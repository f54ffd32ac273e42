fn main() {
    let o: Option<Option<u8>> = None;
    match o { //~ ERROR E0004 non-exhaustive patterns: `Some(None)` not covered
        None => println!("none"),
        Some(Some(n)) => println!("{n}"),
    }
}
