enum Shape {
    Dot,
    Line { from: i32, to: i32 },
    Text(String),
}

fn grow(s: &mut Shape) {
    match s {
        Shape::Dot => *s = Shape::Line { from: 0, to: 1 },
        Shape::Line { from, to } => {
            *from -= 1;
            *to += 1;
        }
        Shape::Text(t) if t.len() > 3 => t.clear(),
        Shape::Text(t) => t.push_str("++"),
    }
}

fn main() {
    let mut all = [Shape::Dot, Shape::Text(String::from("ab"))];
    for _ in 0..3 {
        for s in &mut all {
            grow(s);
            match s {
                Shape::Dot => println!("dot"),
                Shape::Line { from, to } => println!("{from}..{to}"),
                Shape::Text(t) => println!("text {t:?}"),
            }
        }
    }
}
