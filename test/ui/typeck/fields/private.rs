mod m {
    pub struct P {
        x: i32,
    }

    impl P {
        pub fn new() -> P {
            P { x: 1 }
        }

        pub fn x(&self) -> i32 {
            self.x
        }
    }
}

fn main() {
    let p = m::P::new();
    println!("{} {}", p.x(), p.x); //~ ERROR E0616 field `x` of struct `P` is private
}
