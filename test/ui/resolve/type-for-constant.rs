trait Shape {
    const SIDES: u32;
}

struct Square;

impl Shape for Square { //~ ERROR E0046 not all trait items implemented, missing: `SIDES`
    type SIDES = u32; //~ ERROR E0325 item `SIDES` is an associated type, which doesn't match its trait `Shape`
}

fn main() {}
