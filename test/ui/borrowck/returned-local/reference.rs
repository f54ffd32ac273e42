fn dangle<'a>() -> &'a String {
    let s = String::from("s");
    &s //~ ERROR E0515 cannot return reference to local variable `s`
}

fn main() {
    println!("{}", dangle());
}
