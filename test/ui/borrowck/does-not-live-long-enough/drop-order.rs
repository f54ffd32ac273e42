struct Noisy<'a>(&'a String);

impl<'a> Drop for Noisy<'a> {
    fn drop(&mut self) {
        println!("{}", self.0);
    }
}

fn main() {
    let _n;
    let s = String::from("s");
    _n = Noisy(&s); //~ ERROR E0597 `s` does not live long enough
}
