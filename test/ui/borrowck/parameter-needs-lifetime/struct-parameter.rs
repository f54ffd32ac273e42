struct View<'a> {
    text: &'a str,
}

fn text<'a>(v: View, other: &'a str) -> &'a str {
    if other.is_empty() { v.text } else { other } //~ ERROR E0621 explicit lifetime required in the type of `v`
}

fn main() {
    println!("{}", text(View { text: "v" }, ""));
}
