// Teaches: modules as boundaries: what is `pub`, what stays private, `use`, `const` and `static`.

mod geometry {
    pub const ORIGIN: Point = Point { x: 0, y: 0 };

    #[derive(Debug, Clone, Copy, PartialEq)]
    pub struct Point {
        pub x: i32,
        pub y: i32,
    }

    impl Point {
        pub const fn new(x: i32, y: i32) -> Point {
            Point { x, y }
        }

        pub fn distance_to(self, other: Point) -> i32 {
            horizontal(self, other) + vertical(self, other)
        }
    }

    fn horizontal(a: Point, b: Point) -> i32 {
        (a.x - b.x).abs()
    }

    fn vertical(a: Point, b: Point) -> i32 {
        (a.y - b.y).abs()
    }

    pub mod walk {
        use super::{ORIGIN, Point};

        pub fn length(stops: &[Point]) -> i32 {
            let mut here = ORIGIN;
            let mut total = 0;
            for stop in stops {
                total += here.distance_to(*stop);
                here = *stop;
            }
            total + here.distance_to(ORIGIN)
        }
    }
}

use geometry::walk::length as walk_length;
use geometry::{ORIGIN, Point};

static HOME: Point = Point::new(2, 3);

fn main() {
    let shop = Point::new(-1, 4);
    println!("home {HOME:?}, shop {shop:?}");
    println!("apart: {}", HOME.distance_to(shop));
    println!("home is the origin: {}", HOME == ORIGIN);
    println!("round trip: {}", walk_length(&[HOME, shop]));
    println!("no stops: {}", walk_length(&[]));
}
