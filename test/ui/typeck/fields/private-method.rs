mod m {
    pub struct P;

    impl P {
        fn secret(&self) {}

        pub fn open(&self) {
            self.secret();
        }
    }
}

fn main() {
    m::P.open();
    m::P.secret(); //~ ERROR E0624 method `secret` is private
}
