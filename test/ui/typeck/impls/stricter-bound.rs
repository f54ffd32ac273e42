trait Show {
    fn show<T>(&self, t: T);
}

struct P;

impl Show for P {
    fn show<T: Copy>(&self, _t: T) {} //~ ERROR E0276 impl has stricter requirements than trait
}

fn main() {}
