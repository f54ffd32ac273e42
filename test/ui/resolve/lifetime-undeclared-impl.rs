struct View<'a> {
    text: &'a str,
}

impl View<'a> { //~ ERROR E0261 use of undeclared lifetime name `'a`
    fn text(&self) -> &str {
        self.text
    }
}

fn main() {
    println!("{}", View { text: "t" }.text());
}
