// An associated type that an impl leaves out is told once, at the impl: nobody who asks for it is blamed as well.

use std::ops::Add;

struct Countdown(u32);

impl Iterator for Countdown { //~ ERROR E0046 not all trait items implemented, missing: `Item`
    fn next(&mut self) -> Option<u32> {
        self.0 = self.0.checked_sub(1)?;
        Some(self.0)
    }
}

#[derive(Clone, Copy)]
struct Metres(f64);

impl Add for Metres { //~ ERROR E0046 not all trait items implemented, missing: `Output`
    fn add(self, other: Metres) -> Metres {
        Metres(self.0 + other.0)
    }
}

fn main() {
    for left in Countdown(3) {
        println!("{left}");
    }
    let all: Vec<u32> = Countdown(2).map(|left| left + 1).collect();
    let sum = Metres(1.5) + Metres(2.0);
    println!("{all:?} {}", sum.0);
}
