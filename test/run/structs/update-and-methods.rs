#[derive(Debug, Clone, Default, PartialEq)]
struct Settings {
    name: String,
    level: u8,
    ratio: f32,
    tags: Vec<String>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Unit;

#[derive(Debug, Default, Clone, Copy, PartialEq)]
struct Point(i32, i32);

impl Settings {
    fn named(name: &str) -> Self {
        Self { name: name.to_string(), ..Default::default() }
    }

    fn level(mut self, level: u8) -> Self {
        self.level = level;
        self
    }

    fn tag(&mut self, t: &str) -> &mut Self {
        self.tags.push(t.to_owned());
        self
    }
}

impl Point {
    const ORIGIN: Self = Self(0, 0);

    fn shifted(Self(x, y): Self, by: i32) -> Self {
        Self(x + by, y + by)
    }
}

fn main() {
    let a = Settings::named("a").level(3);
    let b = Settings { ratio: 0.5, tags: vec![], ..a.clone() };
    println!("{a:?}\n{b:?} {}", a == b);
    let mut c = Settings { name: String::from("c"), ..b };
    c.tag("x").tag("y");
    println!("{c:?} {:?}", Settings::default());
    println!("{:?} {:?} {:?}", Unit, Unit::default(), Unit.clone());
    let p = Point::shifted(Point(1, 2), 5);
    println!("{p:?} {:?} {}", Point::ORIGIN, p == Point { 0: 6, 1: 7 });
    let Point(x, _) = p;
    println!("{x} {}", p.1);
    let level = 9;
    let name = String::from("short");
    let d = Settings { name, level, ..Settings::default() };
    println!("{} {}", d.name, d.level);
}
