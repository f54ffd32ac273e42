enum Noisy {
    Text(String),
    Silent,
}

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop");
    }
}

fn main() {
    for n in [Noisy::Silent, Noisy::Text(String::from("t"))] {
        match n { //~ ERROR E0509 cannot move out of type `Noisy`, which implements the `Drop` trait
            Noisy::Text(s) => println!("{s}"),
            Noisy::Silent => {}
        }
    }
}
