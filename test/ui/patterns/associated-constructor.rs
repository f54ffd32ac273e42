enum Way {
    Left,
}

impl Way {
    fn make() -> Way {
        Way::Left
    }
}

fn main() {
    match Way::make() {
        Way::make() => {} //~ ERROR E0164 expected tuple struct or tuple variant, found associated function `Way::make`
    }
}
