trait Speak {
    fn speak(&self);
}

struct Echo<'a>(&'a str);

impl<'a> Speak for Echo<'a> {
    fn speak(&self) {
        println!("{}", self.0);
    }
}

fn collect(all: &mut Vec<Box<dyn Speak>>, one: Box<dyn Speak>) {
    all.push(one);
}

fn main() {
    let s = String::from("s");
    let mut all = Vec::new();
    collect(&mut all, Box::new(Echo(&s))); //~ ERROR E0597 `s` does not live long enough
    all[0].speak();
}
