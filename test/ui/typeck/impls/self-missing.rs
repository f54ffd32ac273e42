trait Show {
    fn show(&self) -> u32;
}

struct P;

impl Show for P {
    fn show() -> u32 { //~ ERROR E0186 method `show` has a `&self` declaration in the trait, but not in the impl
        1
    }
}

fn main() {}
