struct Text<'a>(&'a str);

trait Len {
    fn len(&self) -> usize;
}

impl Len for Text { //~ ERROR E0726 implicit elided lifetime not allowed here
    fn len(&self) -> usize {
        self.0.len()
    }
}

fn main() {
    println!("{}", Text("a").len());
}
