#[repr(transparent)]
struct Meters { //~ ERROR E0690 transparent struct needs at most one field with non-trivial size or alignment, but has 2
    value: f64,
    digits: u8,
}

fn main() {
    let m = Meters { value: 1.0, digits: 2 };
    let _ = (m.value, m.digits);
}
