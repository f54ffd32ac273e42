// Teaches: an enum whose variants carry data, `match` with guards and bindings, and `impl` on an enum.

#[derive(Debug, Clone, Copy, PartialEq)]
enum Shape {
    Dot,
    Circle(f64),
    Rectangle { width: f64, height: f64 },
    Triangle(f64, f64, f64),
}

use Shape::{Circle, Dot, Rectangle, Triangle};

impl Shape {
    fn area(&self) -> f64 {
        match *self {
            Dot => 0.0,
            Circle(radius) => 3.0 * radius * radius,
            Rectangle { width, height } => width * height,
            Triangle(a, b, c) => {
                let half = (a + b + c) / 2.0;
                (half * (half - a) * (half - b) * (half - c)).sqrt()
            }
        }
    }

    fn kind(&self) -> &'static str {
        match self {
            Dot => "a dot",
            Circle(r) if *r < 1.0 => "a small circle",
            Circle(_) => "a circle",
            Rectangle { width, height } if width == height => "a square",
            Rectangle { .. } => "a rectangle",
            Triangle(a, b, c) if a == b && b == c => "an even triangle",
            Triangle(..) => "a triangle",
        }
    }

    fn grow(&mut self, factor: f64) {
        match self {
            Dot => {}
            Circle(radius) => *radius *= factor,
            Rectangle { width, height } => {
                *width *= factor;
                *height *= factor;
            }
            Triangle(a, b, c) => {
                for side in [a, b, c] {
                    *side *= factor;
                }
            }
        }
    }
}

fn main() {
    let mut shapes = [
        Dot,
        Circle(0.5),
        Circle(2.0),
        Rectangle { width: 2.0, height: 2.0 },
        Rectangle { width: 2.0, height: 3.5 },
        Triangle(3.0, 4.0, 5.0),
    ];
    for shape in &shapes {
        println!("{:<16} area {:>6.2}", shape.kind(), shape.area());
    }
    for shape in shapes.iter_mut() {
        shape.grow(2.0);
    }
    println!("after growing: {:?}", shapes[1]);
    println!("{}", if shapes[0] == Dot { "a dot stays a dot" } else { "?" });

    let mut sum = 0.0;
    for shape in shapes {
        sum += shape.area();
    }
    println!("all together {sum}");
}
