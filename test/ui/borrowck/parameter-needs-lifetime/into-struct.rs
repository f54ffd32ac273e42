struct View<'a> {
    text: &'a str,
}

fn set<'a>(v: &mut View<'a>, text: &str) {
    v.text = text; //~ ERROR E0621 explicit lifetime required in the type of `text`
}

fn main() {
    let mut v = View { text: "a" };
    set(&mut v, "b");
    println!("{}", v.text);
}
