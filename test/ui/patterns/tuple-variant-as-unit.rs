enum Shape {
    Line { n: i32 },
    Dot,
}

fn main() {
    match (Shape::Line { n: 1 }) {
        Shape::Line => println!("line"), //~ ERROR E0533 expected unit struct, unit variant or constant, found struct variant `Shape::Line`
        Shape::Dot => {}
    }
}
