trait Shape {
    fn area(&self) -> f64;
    fn name(&self) -> String;
}

struct Dot;

impl Shape for Dot { //~ ERROR E0046 not all trait items implemented, missing: `name`
    fn area(&self) -> f64 {
        0.0
    }
}

fn main() {
    println!("{}", Dot.area());
}
