struct Noisy {
    a: String,
    b: String,
}

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {} {}", self.a, self.b);
    }
}

fn main() {
    let n = Noisy { a: String::from("a"), b: String::from("b") };
    let m = Noisy { a: String::from("c"), ..n }; //~ ERROR E0509 cannot move out of type `Noisy`, which implements the `Drop` trait
    println!("{}", m.a);
}
