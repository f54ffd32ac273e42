enum Shape {
    Named(String),
    Plain,
}

fn main() {
    let s = String::from("circle");
    let shapes = [Shape::Named(s), Shape::Plain];
    for shape in &shapes {
        if let Shape::Named(name) = shape {
            println!("{name} {s}"); //~ ERROR E0382 borrow of moved value: `s`
        }
    }
}
