enum Shape {
    Line { from: i32 },
}

fn main() {
    let Shape::Line { from } = Shape::Line { from: 1, to: 2 }; //~ ERROR E0559 variant `Shape::Line` has no field named `to`
    println!("{from}");
}
