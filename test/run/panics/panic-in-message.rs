//@ exit: 134
// What a panic shows panics itself: the program ends at once, with nothing dropped.
use std::fmt;

struct Sulky;

impl fmt::Display for Sulky {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        println!(
            "asked to speak while panicking: {}",
            std::thread::panicking()
        );
        panic!("I will not")
    }
}

struct Noisy;

impl Drop for Noisy {
    fn drop(&mut self) {
        println!("never said");
    }
}

fn main() {
    println!("{}", std::thread::panicking());
    let result = std::panic::catch_unwind(|| {
        let _noisy = Noisy;
        panic!("the reason is {}", Sulky)
    });
    println!("never reached {}", result.is_err());
}
