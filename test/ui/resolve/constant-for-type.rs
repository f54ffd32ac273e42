trait Shape {
    type Unit;
}

struct Square;

impl Shape for Square { //~ ERROR E0046 not all trait items implemented, missing: `Unit`
    const Unit: u32 = 1; //~ ERROR E0323 item `Unit` is an associated const, which doesn't match its trait `Shape`
}

fn main() {}
