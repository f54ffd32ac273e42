struct View<'a> {
    text: &'a str,
}

impl<'a> View<'a> {
    fn longer<'a>(&self, other: &'a str) -> &'a str { //~ ERROR E0496 lifetime name `'a` shadows a lifetime name that is already in scope
        other
    }
}

fn main() {
    println!("{} {}", View { text: "a" }.text, View { text: "a" }.longer("b"));
}
