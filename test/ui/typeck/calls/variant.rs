enum Shape {
    Line(i32, i32),
}

fn main() {
    let Shape::Line(a, b) = Shape::Line(1); //~ ERROR E0061 this enum variant takes 2 arguments but 1 argument was supplied
    println!("{a} {b}");
}
