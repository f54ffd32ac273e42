fn pick(given: &str) -> &str {
    let own = given.to_string();
    let r = own.as_str();
    r //~ ERROR E0515 cannot return value referencing local variable `own`
}

fn main() {
    println!("{}", pick("given"));
}
