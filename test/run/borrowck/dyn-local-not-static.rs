trait Speak {
    fn speak(&self) -> String;
}

struct Echo<'a>(&'a str);

impl<'a> Speak for Echo<'a> {
    fn speak(&self) -> String {
        self.0.to_string()
    }
}

fn main() {
    let s = String::from("s");
    let mut all: Vec<Box<dyn Speak>> = vec![Box::new(Echo("static"))];
    all.push(Box::new(Echo(&s)));
    for one in &all {
        println!("{}", one.speak());
    }
}
