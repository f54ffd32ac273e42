struct Parser<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Parser<'a> {
    fn next(&'a mut self) -> &'a str {
        self.at += 1;
        &self.text[..self.at]
    }
}

fn main() {
    let mut p = Parser { text: "abc", at: 0 };
    p.next();
    p.next(); //~ ERROR E0499 cannot borrow `p` as mutable more than once at a time
}
