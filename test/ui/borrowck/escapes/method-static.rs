struct Name {
    text: String,
}

fn keep(_n: &'static Name) {}

impl Name {
    fn share(&self) {
        println!("{}", self.text);
        keep(self); //~ ERROR E0521 borrowed data escapes outside of method
    }
}

fn main() {
    Name { text: String::new() }.share();
}
