trait Show {
    fn show(&self) -> String;
}

struct Echo<'a>(&'a str);

impl Show for Echo<'_> {
    fn show(&self) -> String {
        format!("<{}>", self.0)
    }
}

fn boxed<'a>(s: &'a str) -> Box<dyn Show + 'a> {
    Box::new(Echo(s))
}

fn main() {
    let s = String::from("s");
    let mut all: Vec<Box<dyn Show + '_>> = Vec::new();
    all.push(boxed(&s));
    all.push(boxed("static"));
    for b in &all {
        println!("{}", b.show());
    }
    let r: &dyn Show = &Echo(&s);
    println!("{}", r.show());
}
