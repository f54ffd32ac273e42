trait Show {
    fn show(&self);
}

struct P;

impl Show for P {
    fn show(&self) {}
    fn hide(&self) {} //~ ERROR E0407 method `hide` is not a member of trait `Show`
}

fn main() {
    P.show();
}
