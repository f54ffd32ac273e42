trait Show {
    fn show(&self, n: u32);
}

struct P;

impl Show for P {
    fn show(&self, n: i32) { //~ ERROR E0053 method `show` has an incompatible type for trait
        println!("{n}");
    }
}

fn main() {
    P.show(1);
}
