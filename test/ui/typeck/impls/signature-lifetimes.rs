trait Show {
    fn show<'a>(&self, s: &'a str) -> &'a str;
}

struct P {
    name: String,
}

impl Show for P {
    fn show(&self, _s: &str) -> &str { //~ ERROR `impl` item signature doesn't match `trait` item signature
        &self.name
    }
}

fn main() {}
