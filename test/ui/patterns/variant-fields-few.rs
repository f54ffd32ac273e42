enum Shape {
    Line(i32, i32),
}

fn main() {
    let s = Shape::Line(1, 2);
    match s {
        Shape::Line(a) => println!("{a}"), //~ ERROR E0023 this pattern has 1 field, but the corresponding tuple variant has 2 fields
    }
}
