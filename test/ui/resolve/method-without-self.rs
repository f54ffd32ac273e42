struct P;

impl P {
    fn one(&self) -> i32 {
        1
    }

    fn two(&self) -> i32 {
        one() + 1 //~ ERROR E0425 cannot find function `one` in this scope
    }
}

fn main() {
    println!("{} {}", P.one(), P.two());
}
