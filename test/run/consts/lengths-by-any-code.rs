// Constants that types need are evaluated as all others are: references, loops, unions, patterns, traits.
const fn largest(numbers: &[usize]) -> usize {
    let mut found = 0;
    let mut at = 0;
    while at < numbers.len() {
        if numbers[at] > found {
            found = numbers[at];
        }
        at += 1;
    }
    found
}

const SIZES: &[usize] = &[1, 7, 3];
static BUFFER: [u8; largest(SIZES)] = [1; largest(SIZES)];

const fn bump(value: &mut usize) -> usize {
    *value += 1;
    *value
}

union Word {
    whole: u64,
    bytes: [u8; 8],
}

struct Point {
    x: usize,
    y: usize,
}

const fn moved() -> Point {
    let mut point = Point { x: 1, y: 2 };
    point.x = 5;
    let other = &mut point;
    other.y += other.x;
    point
}

trait Sized2 {
    const BASE: usize;
    const DOUBLE: usize = {
        let mut value = Self::BASE;
        bump(&mut value) * 2
    };
}

struct Three;

impl Sized2 for Three {
    const BASE: usize = 3;
}

#[repr(u8)]
#[derive(Debug)]
enum Level {
    Low = {
        let bytes = [4u8, 9];
        unsafe { *bytes.as_ptr().add(1) }
    },
    Next,
}

struct Text<const N: usize>([u8; N]);

impl<const N: usize> Text<N> {
    const fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut copy = [0; N];
        let mut at = 0;
        while at < N {
            copy[at] = bytes[at];
            at += 1;
        }
        Text(copy)
    }
}

const GREETING: &str = "grüß";
static TEXT: Text<{ GREETING.len() }> = Text::new(GREETING);

fn main() {
    println!("{}", BUFFER.len());
    let counted = [0u8; {
        let mut value = 2;
        bump(&mut value);
        bump(&mut value)
    }];
    println!("{}", counted.len());
    println!("{}", [0u8; unsafe { Word { whole: 0x0203 }.bytes[1] as usize }].len());
    println!("{}", [0u8; moved().y].len());
    println!("{}", [0u8; <Three as Sized2>::DOUBLE].len());
    println!("{:?} {} {}", Level::Low, Level::Low as u8, Level::Next as u8);
    let ends: [u8; {
        let all: &[usize] = &[1, 2, 3];
        let [first, .., last] = all else { panic!() };
        *first + *last
    }] = [1; 4];
    println!("{} {:?}", ends.len(), TEXT.0);
    match BUFFER.len() {
        LENGTH => println!("as long as the largest"),
        _ => println!("of another length"),
    }
}

const LENGTH: usize = largest(SIZES);
