trait Show {}

struct P;

impl Show for P {
    const N: u32 = 1; //~ ERROR E0438 const `N` is not a member of trait `Show`
}

fn main() {}
