struct P;

impl P {
    fn make() -> P {
        P
    }
}

fn main() {
    match 1 {
        P::make => println!("x"), //~ ERROR E0533 expected unit struct, unit variant or constant, found associated function `P::make`
        _ => {}
    }
    P::make();
}
