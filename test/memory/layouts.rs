// Fields in memory order, niches, and the discriminant of an enum.
struct Mixed {
    a: u8,
    b: u32,
    c: u16,
}

enum Shape {
    Dot,
    Circle(u32),
    Named(String),
}

fn main() {
    let m = Mixed { a: 1, b: 2, c: 3 };
    let shapes = [Shape::Dot, Shape::Circle(5), Shape::Named(String::from("x"))];
    let some = Some(Box::new(4u8));
    let none: Option<Box<u8>> = None;
    for s in &shapes {
        match s {
            Shape::Dot => println!("dot"),
            Shape::Circle(r) => println!("{r}"),
            Shape::Named(n) => println!("{n}"), //~ MEMORY
        }
    }
    println!("{} {} {}", m.a as u32 + m.b + m.c as u32, some.is_some(), none.is_none()); //~ MEMORY
}
