struct View<'a> {
    text: &'a str,
}

fn view(s: &String) -> View<'_> {
    View { text: s }
}

fn main() {
    let v = view(&String::from("gone")); //~ ERROR E0716 temporary value dropped while borrowed
    println!("{}", v.text);
}
