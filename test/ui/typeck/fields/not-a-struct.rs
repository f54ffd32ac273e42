enum Shape {
    Dot,
}

fn main() {
    let _s = Shape { x: 1 }; //~ ERROR E0574 expected struct, variant or union type, found enum `Shape`
    let _d = Shape::Dot;
}
