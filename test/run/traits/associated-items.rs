trait Shape {
    const SIDES: u32;
    const NAME: &'static str = "shape";
    type Unit: std::fmt::Debug + Default;

    fn new(size: u32) -> Self;
    fn unit(&self) -> Self::Unit;

    fn sides() -> u32 {
        Self::SIDES
    }

    fn zero() -> Self::Unit {
        Self::Unit::default()
    }
}

struct Square(u32);
struct Line(u32);

impl Shape for Square {
    const SIDES: u32 = 4;
    const NAME: &'static str = "square";
    type Unit = (u32, u32);

    fn new(size: u32) -> Self {
        Square(size)
    }

    fn unit(&self) -> (u32, u32) {
        (self.0, self.0)
    }
}

impl Shape for Line {
    const SIDES: u32 = 1;
    type Unit = u32;

    fn new(size: u32) -> Self {
        Line(size * 10)
    }

    fn unit(&self) -> Self::Unit {
        self.0
    }
}

impl Square {
    const LIMIT: u32 = Self::SIDES * 100;
}

fn make<S: Shape>(size: u32) -> (S, u32) {
    (S::new(size), S::SIDES + S::sides())
}

fn describe<S>(s: &S) -> String
where
    S: Shape,
    S::Unit: Clone,
{
    let u = s.unit();
    format!("{} {} {:?} {:?}", S::NAME, S::SIDES, u.clone(), S::zero())
}

fn main() {
    let (s, n) = make::<Square>(3);
    println!("{n} {}", describe(&s));
    let (l, n): (Line, u32) = make(2);
    println!("{n} {}", describe(&l));
    println!("{} {}", Square::LIMIT, <Line as Shape>::SIDES);
}
