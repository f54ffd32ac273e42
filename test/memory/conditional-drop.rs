// A value moved on one path only: a drop flag on the stack decides at the end.
struct Noisy(u8);

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("drop {}", self.0);
    }
}

fn run(flag: bool) {
    let n = Noisy(flag as u8);
    if flag {
        drop(n);
    }
    println!("end {flag}"); //~ MEMORY
}

fn main() {
    run(true);
    run(false);
}
