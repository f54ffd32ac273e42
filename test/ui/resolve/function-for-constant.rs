trait Shape {
    const SIDES: u32;
}

struct Square;

impl Shape for Square { //~ ERROR E0046 not all trait items implemented, missing: `SIDES`
    fn SIDES() -> u32 { //~ ERROR E0324 item `SIDES` is an associated method, which doesn't match its trait `Shape`
        4
    }
}

fn main() {}
