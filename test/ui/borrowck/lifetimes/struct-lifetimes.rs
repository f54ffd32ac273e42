struct Pair<'a, 'b> {
    a: &'a str,
    b: &'b str,
}

impl<'a, 'b> Pair<'a, 'b> {
    fn left(&self) -> &'a str {
        if self.a.is_empty() { self.b } else { self.a } //~ ERROR lifetime may not live long enough
    }
}

fn main() {
    println!("{}", Pair { a: "a", b: "b" }.left());
}
