mod m {
    fn secret() {}

    pub fn open() {
        secret();
    }
    pub use self::secret as public; //~ ERROR E0364 `secret` is private, and cannot be re-exported
}

fn main() {
    m::open();
}
