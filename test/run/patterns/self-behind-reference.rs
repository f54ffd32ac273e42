// A pattern that names its type with arguments, or as `Self`, where references are looked through.
struct Point {
    x: i32,
    pair: (i32, i32),
}

struct Tagged<'a>(&'a str, u8);

impl Point {
    fn grow(&mut self) {
        let Self { x, pair: (a, _) } = self;
        *x += 1;
        *a += *x;
    }
}

impl<'a> Tagged<'a> {
    fn name(&self) -> &'a str {
        let Self(name, _) = self;
        name
    }
    fn first(all: &[Tagged<'a>]) -> Option<u8> {
        if let [Tagged::<'_>(_, n), ..] = all { Some(*n) } else { None }
    }
}

fn main() {
    let mut p = Point { x: 1, pair: (2, 3) };
    p.grow();
    println!("{} {:?}", p.x, p.pair);
    let t = Tagged("t", 4);
    println!("{} {:?}", t.name(), Tagged::first(&[t]));
}
