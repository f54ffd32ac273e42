fn eat(s: String) -> bool {
    s.is_empty()
}

fn main() {
    let o = Some(String::from("o"));
    match o {
        Some(s) if eat(s) => println!("empty"), //~ ERROR E0507 cannot move out of `s` in pattern guard
        _ => println!("other"),
    }
}
