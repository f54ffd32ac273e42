fn longer<'a>(a: &'a str, b: &'a str) -> &'a str {
    if a.len() > b.len() { a } else { b }
}

fn pick<'a>(given: &'a str) -> &'a str {
    let own = String::from("own");
    longer(given, &own) //~ ERROR E0515 cannot return value referencing local variable `own`
}

fn main() {
    println!("{}", pick("given"));
}
