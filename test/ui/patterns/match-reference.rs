fn main() {
    let o = Some(3);
    match &o { //~ ERROR E0004 non-exhaustive patterns: `&Some(_)` not covered
        Some(n) if *n > 1 => println!("{n}"),
        None => println!("none"),
    }
}
