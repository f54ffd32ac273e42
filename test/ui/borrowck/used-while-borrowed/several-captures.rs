// A closure takes two parts of a borrowed value: each is told at its own use in the body.
struct Gauge {
    low: i32,
    high: i32,
}

impl Gauge {
    fn low_mut(&mut self) -> &mut i32 {
        &mut self.low
    }
}

fn main() {
    let mut gauge = Gauge { low: 1, high: 9 };
    let low = gauge.low_mut();
    let read = move || {
        let first = gauge.high; //~ ERROR E0503 cannot use `gauge.high` because it was mutably borrowed
        first - gauge.low //~ ERROR E0503 cannot use `gauge.low` because it was mutably borrowed
    };
    *low += 1;
    println!("{}", read());
}
