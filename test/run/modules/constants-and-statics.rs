const SIZE: usize = 2 + 3;
const TABLE: [u32; SIZE] = squares();
const NAMES: &[&str] = &["zero", "one"];
const GREETING: &str = "hi";
static LIMIT: i32 = -MINUS;
const MINUS: i32 = 40 / 3;
static mut COUNTER: u32 = 10;
static ORIGIN: Point = Point { x: 1, y: Point::START };

struct Point {
    x: i32,
    y: i32,
}

impl Point {
    const START: i32 = 9;
}

const fn square(n: u32) -> u32 {
    n * n
}

const fn squares() -> [u32; SIZE] {
    let mut t = [0; SIZE];
    let mut i = 0;
    while i < SIZE {
        t[i] = square(i as u32);
        i += 1;
    }
    t
}

const fn fact(n: u64) -> u64 {
    if n == 0 { 1 } else { n * fact(n - 1) }
}

const BIG: u64 = fact(15);
const FLAG: bool = BIG > 1000 && SIZE < 10;

fn bump() -> u32 {
    unsafe {
        COUNTER += 1;
        COUNTER
    }
}

fn main() {
    println!("{SIZE} {TABLE:?} {NAMES:?} {GREETING} {LIMIT}");
    println!("{} {}", ORIGIN.x, ORIGIN.y);
    println!("{} {}", bump(), bump());
    println!("{BIG} {FLAG} {}", square(12));
    let copy = TABLE;
    let mut changed = TABLE;
    changed[0] = 99;
    println!("{copy:?} {changed:?}");
    const LOCAL: &str = "local";
    static INNER: [char; 2] = ['a', 'b'];
    println!("{LOCAL} {INNER:?}");
    let a = [0u8; SIZE * 2];
    println!("{}", a.len());
    println!("{}", &GREETING[1..]);
}
