enum Shape {
    Line(i32),
    Dot,
}

fn main() {
    match Shape::Line(1) {
        Shape::Line(n) | Shape::Dot => println!("x"), //~ ERROR E0408 variable `n` is not bound in all patterns
    }
    let _d = Shape::Dot;
}
