trait Vehicle {
    type Color;
}

trait Crate {
    type Color;
}

trait Van: Vehicle + Crate {}

fn paint<V: Van<Color = u8>>(_van: V) {} //~ ERROR E0222 ambiguous associated type `Color` in bounds of `Van`

fn main() {}
