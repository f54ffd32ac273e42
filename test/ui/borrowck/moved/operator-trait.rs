use std::ops::Add;

struct Money(u32);

impl Add for Money {
    type Output = Money;
    fn add(self, other: Money) -> Money {
        Money(self.0 + other.0)
    }
}

fn main() {
    let a = Money(1);
    let b = Money(2);
    let c = a + b;
    println!("{} {}", c.0, b.0); //~ ERROR E0382 borrow of moved value: `b`
}
