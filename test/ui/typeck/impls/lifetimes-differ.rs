trait Show {
    fn show<'a>(s: &'a str) -> &'a str
    where
        'a: 'a;
}

struct P;

impl Show for P {
    fn show(s: &str) -> &str { //~ ERROR E0195 lifetime parameters do not match the trait definition
        s
    }
}

fn main() {}
