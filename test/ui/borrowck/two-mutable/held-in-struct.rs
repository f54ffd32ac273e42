struct Writer<'a> {
    out: &'a mut String,
}

impl<'a> Writer<'a> {
    fn line(&mut self, s: &str) {
        self.out.push_str(s);
    }
}

fn main() {
    let mut text = String::new();
    let mut a = Writer { out: &mut text };
    let mut b = Writer { out: &mut text }; //~ ERROR E0499 cannot borrow `text` as mutable more than once at a time
    a.line("a");
    b.line("b");
}
