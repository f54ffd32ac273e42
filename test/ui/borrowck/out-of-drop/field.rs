struct Noisy {
    name: String,
}

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop");
    }
}

fn main() {
    let n = Noisy { name: String::from("n") };
    let s = n.name; //~ ERROR E0509 cannot move out of type `Noisy`, which implements the `Drop` trait
    println!("{s}");
}
