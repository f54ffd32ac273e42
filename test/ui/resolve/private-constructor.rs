mod m {
    pub struct P(u32);

    impl P {
        pub fn get(&self) -> u32 {
            self.0
        }

        pub fn new() -> P {
            P(1)
        }
    }
}

fn main() {
    println!("{} {}", m::P::new().get(), m::P(2).get()); //~ ERROR E0603 tuple struct constructor `P` is private
}
