trait Make {
    fn make() -> u32;
}

struct P;

impl Make for P {
    fn make(&self) -> u32 { //~ ERROR E0185 method `make` has a `&self` declaration in the impl, but not in the trait
        1
    }
}

fn main() {}
