trait A {
    fn name(&self) {}
}

trait B {
    fn name(&self) {}
}

struct P;

impl A for P {}
impl B for P {}

fn main() {
    P.name(); //~ ERROR E0034 multiple applicable items in scope
}
