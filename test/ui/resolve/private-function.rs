mod m {
    fn secret() {}

    pub fn open() {
        secret();
    }
}

fn main() {
    m::open();
    m::secret(); //~ ERROR E0603 function `secret` is private
}
