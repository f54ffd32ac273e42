fn main() {
    let n = 5;
    match n { //~ ERROR E0004 non-exhaustive patterns: `i32::MIN..=i32::MAX` not covered
        x if x > 0 => println!("positive"),
        x if x <= 0 => println!("rest"),
    }
}
