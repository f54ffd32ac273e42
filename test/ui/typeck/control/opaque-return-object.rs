trait Speak {}

struct P;

impl Speak for P {}

fn make() -> dyn Speak { //~ ERROR E0746 return type cannot be a trait object without pointer indirection
    P
}

fn main() {}
