// Teaches: associated constants and types, a generic function bound by a trait, `where`, and conversion
// with `From`/`Into`.

use std::fmt::Display;

trait Unit {
    const NAME: &'static str;
    const PER_BASE: f64;
    type Whole: Display;

    fn value(&self) -> f64;
    fn rounded(&self) -> Self::Whole;
}

struct Metres(f64);
struct Feet(f64);

impl Unit for Metres {
    const NAME: &'static str = "m";
    const PER_BASE: f64 = 1.0;
    type Whole = i64;

    fn value(&self) -> f64 {
        self.0
    }

    fn rounded(&self) -> i64 {
        self.0 as i64
    }
}

impl Unit for Feet {
    const NAME: &'static str = "ft";
    const PER_BASE: f64 = 3.28;
    type Whole = String;

    fn value(&self) -> f64 {
        self.0
    }

    fn rounded(&self) -> String {
        let feet = self.0 as i64;
        let inches = ((self.0 - feet as f64) * 12.0) as i64;
        format!("{feet}'{inches}\"")
    }
}

impl From<Feet> for Metres {
    fn from(feet: Feet) -> Metres {
        Metres(feet.0 / Feet::PER_BASE)
    }
}

fn describe<U: Unit>(length: &U) -> String {
    format!("{:.2} {} (about {})", length.value(), U::NAME, length.rounded())
}

fn compare<A, B>(a: &A, b: &B) -> &'static str
where
    A: Unit,
    B: Unit,
{
    let (left, right) = (a.value() / A::PER_BASE, b.value() / B::PER_BASE);
    if left < right {
        "shorter"
    } else if left > right {
        "longer"
    } else {
        "the same"
    }
}

fn main() {
    let jump = Metres(2.45);
    let door = Feet(6.5);
    println!("{}", describe(&jump));
    println!("{}", describe(&door));
    println!("the jump is {} than the door", compare(&jump, &door));

    let door: Metres = door.into();
    println!("the door in metres: {}", describe(&door));
    println!("now {}", compare(&door, &Metres::from(Feet(6.5))));
}
