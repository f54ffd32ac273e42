// Teaches: operators are traits: `+`, `-`, `*`, unary `-`, `+=`, `==`, indexing and `{}` for a type of one's own.

use std::fmt;
use std::ops::{Add, AddAssign, Index, IndexMut, Mul, Neg, Sub};

#[derive(Debug, Clone, Copy, PartialEq)]
struct Vec2 {
    x: f64,
    y: f64,
}

const fn vec2(x: f64, y: f64) -> Vec2 {
    Vec2 { x, y }
}

impl Add for Vec2 {
    type Output = Vec2;
    fn add(self, other: Vec2) -> Vec2 {
        vec2(self.x + other.x, self.y + other.y)
    }
}

impl Sub for Vec2 {
    type Output = Vec2;
    fn sub(self, other: Vec2) -> Vec2 {
        self + -other
    }
}

impl Mul<f64> for Vec2 {
    type Output = Vec2;
    fn mul(self, factor: f64) -> Vec2 {
        vec2(self.x * factor, self.y * factor)
    }
}

impl Mul<Vec2> for f64 {
    type Output = Vec2;
    fn mul(self, vector: Vec2) -> Vec2 {
        vector * self
    }
}

impl Mul for Vec2 {
    type Output = f64;
    fn mul(self, other: Vec2) -> f64 {
        self.x * other.x + self.y * other.y
    }
}

impl Neg for Vec2 {
    type Output = Vec2;
    fn neg(self) -> Vec2 {
        vec2(-self.x, -self.y)
    }
}

impl AddAssign for Vec2 {
    fn add_assign(&mut self, other: Vec2) {
        *self = *self + other;
    }
}

impl Index<char> for Vec2 {
    type Output = f64;
    fn index(&self, axis: char) -> &f64 {
        match axis {
            'x' => &self.x,
            'y' => &self.y,
            other => panic!("no axis {other}"),
        }
    }
}

impl IndexMut<char> for Vec2 {
    fn index_mut(&mut self, axis: char) -> &mut f64 {
        if axis == 'x' { &mut self.x } else { &mut self.y }
    }
}

impl fmt::Display for Vec2 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "({:.1} | {:.1})", self.x, self.y)
    }
}

fn main() {
    let a = vec2(1.0, 2.0);
    let b = vec2(-0.5, 4.0);
    println!("{a} + {b} = {}", a + b);
    println!("{a} - {b} = {}", a - b);
    println!("2 * {a} = {} = {}", 2.0 * a, a * 2.0);
    println!("dot product {}", a * b);

    let mut position = vec2(0.0, 0.0);
    for _ in 0..3 {
        position += vec2(1.0, 0.5);
    }
    position['y'] += 10.0;
    println!("{position}, x is {}", position['x']);
    println!("equal: {} {}", a == vec2(1.0, 2.0), a == b);
    println!("{:?}", -b);
}
