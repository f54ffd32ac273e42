trait Show {
    fn show<T>(&self, t: T);
}

struct P;

impl Show for P {
    fn show(&self, t: u32) { //~ ERROR E0049 method `show` has 0 type parameters but its trait declaration has 1 type parameter
        println!("{t}");
    }
}

fn main() {
    P.show(1);
}
