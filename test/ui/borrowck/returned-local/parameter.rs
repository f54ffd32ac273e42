fn view(s: String) -> &'static str {
    s.as_str() //~ ERROR E0515 cannot return value referencing function parameter `s`
}

fn main() {
    println!("{}", view(String::from("s")));
}
