trait Show {
    fn show(&self) {}
}

struct P;

impl Show for P {
    fn show(&self) {}
    fn show(&self) {} //~ ERROR E0201 duplicate definitions with name `show`:
}

fn main() {
    P.show();
}
