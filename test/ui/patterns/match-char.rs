fn main() {
    match 'x' { //~ ERROR E0004 non-exhaustive patterns: `'\0'..='@'`, `'['..='`'`, `'{'..='\u{d7ff}'` and 1 more not covered
        'a'..='z' => println!("small"),
        'A'..='Z' => println!("large"),
    }
}
