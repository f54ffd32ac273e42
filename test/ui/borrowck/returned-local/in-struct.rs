struct View<'a> {
    part: &'a str,
}

fn make<'a>() -> View<'a> {
    let s = String::from("whole");
    View { part: &s[1..] } //~ ERROR E0515 cannot return value referencing local variable `s`
}

fn main() {
    println!("{}", make().part);
}
