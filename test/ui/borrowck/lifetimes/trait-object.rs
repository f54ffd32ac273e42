trait Speak {
    fn speak(&self) -> String;
}

struct Echo<'a>(&'a str);

impl Speak for Echo<'_> {
    fn speak(&self) -> String {
        self.0.to_string()
    }
}

fn boxed<'a>(s: &'a str) -> Box<dyn Speak> {
    Box::new(Echo(s)) //~ ERROR lifetime may not live long enough
}

fn main() {
    println!("{}", boxed("s").speak());
}
