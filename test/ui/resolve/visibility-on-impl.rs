trait T {
    fn f(&self);
}

struct P;

impl T for P {
    pub fn f(&self) {} //~ ERROR E0449 visibility qualifiers are not permitted here
}

fn main() {
    P.f();
}
