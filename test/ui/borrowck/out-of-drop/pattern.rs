struct Noisy(String, u8);

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop");
    }
}

fn main() {
    let n = Noisy(String::from("n"), 1);
    let Noisy(s, k) = n; //~ ERROR E0509 cannot move out of type `Noisy`, which implements the `Drop` trait
    println!("{s} {k}");
}
