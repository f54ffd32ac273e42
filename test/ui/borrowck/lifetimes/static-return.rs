fn forever(s: &str) -> &'static str {
    let t: &'static str = "t";
    if s.is_empty() { t } else { s } //~ ERROR lifetime may not live long enough
}

fn main() {
    println!("{}", forever("s"));
}
