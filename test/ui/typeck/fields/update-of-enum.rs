enum Shape {
    Line { from: i32, to: i32 },
}

fn main() {
    let a = Shape::Line { from: 1, to: 2 };
    let Shape::Line { from, to } = Shape::Line { from: 3, ..a }; //~ ERROR E0436 functional record update syntax requires a struct
    println!("{from} {to}");
}
