struct P {
    x: i32,
}

impl P {
    fn get(&self) -> i32 {
        x //~ ERROR E0425 cannot find value `x` in this scope
    }
}

fn main() {
    println!("{}", P { x: 1 }.get());
}
