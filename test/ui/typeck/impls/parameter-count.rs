trait Show {
    fn show(&self, n: u32);
}

struct P;

impl Show for P {
    fn show(&self) {} //~ ERROR E0050 method `show` has 1 parameter but the declaration in trait `Show::show` has 2
}

fn main() {
    P.show(1);
}
