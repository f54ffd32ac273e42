struct P {
    a: bool,
    b: bool,
}

fn main() {
    let p = P { a: true, b: false };
    match p { //~ ERROR E0004 non-exhaustive patterns: `P { a: false, b: false }` not covered
        P { a: true, .. } => println!("a"),
        P { a: false, b: true } => println!("b"),
    }
}
