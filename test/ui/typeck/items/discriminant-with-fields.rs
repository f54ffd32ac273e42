enum Shape { //~ ERROR E0732 `#[repr(inttype)]` must be specified for enums with explicit discriminants and non-unit variants
    Dot = 1,
    Line(u8) = 2,
}

fn main() {
    let _s = [Shape::Dot, Shape::Line(1)];
}
