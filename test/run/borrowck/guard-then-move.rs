fn classify(o: Option<String>) -> String {
    match o {
        Some(s) if s.len() > 3 => s + " long",
        Some(s) if s.is_empty() => String::from("empty"),
        Some(s) => s,
        None => String::from("none"),
    }
}

fn main() {
    println!("{}", classify(Some(String::from("abcdef"))));
    println!("{}", classify(Some(String::from("ab"))));
    println!("{}", classify(Some(String::new())));
    println!("{}", classify(None));
}
