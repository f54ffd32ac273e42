struct P {
    x: i32,
}

impl P {
    fn get() -> i32 {
        self.x //~ ERROR E0424 expected value, found module `self`
    }
}

fn main() {
    println!("{} {}", P { x: 1 }.x, P::get());
}
