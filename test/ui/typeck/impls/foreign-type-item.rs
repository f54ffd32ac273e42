trait Show {}

struct P;

impl Show for P {
    type Out = u32; //~ ERROR E0437 type `Out` is not a member of trait `Show`
}

fn main() {}
