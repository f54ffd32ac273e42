struct P;

impl P {
    fn get(&self) -> i32 {
        1
    }
}

fn main() {
    println!("{}", P.get); //~ ERROR E0615 attempted to take value of method `get` on type `P`
}
