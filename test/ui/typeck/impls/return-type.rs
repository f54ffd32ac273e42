trait Show {
    fn show(&self) -> u32;
}

struct P;

impl Show for P {
    fn show(&self) -> i32 { //~ ERROR E0053 method `show` has an incompatible type for trait
        1
    }
}

fn main() {
    P.show();
}
