const LOW: i32 = -5;
const HIGH: i32 = 5;

fn number(n: i32) -> &'static str {
    match n {
        i32::MIN..=-100 => "very low",
        -99..LOW => "low",
        LOW => "exactly low",
        -4..=4 => "middle",
        HIGH => "exactly high",
        6.. => "high",
    }
}

fn letter(c: char) -> u8 {
    match c {
        'a'..='f' | 'A'..='F' => 1,
        '0'..='9' => 2,
        '\n' | '\t' | ' ' => 3,
        '\u{80}'.. => 4,
        _ => 5,
    }
}

fn text(s: &str) -> i32 {
    match s {
        "one" => 1,
        "two" | "zwei" => 2,
        "" => 0,
        other => -(other.len() as i32),
    }
}

fn byte(b: u8) -> char {
    match b {
        b'a'..=b'z' => 'l',
        0 => '0',
        128.. => 'h',
        _ => 'o',
    }
}

fn pair(p: (bool, Option<u8>)) -> u8 {
    match p {
        (true, Some(n @ ..=9)) => n,
        (true, Some(_)) => 10,
        (true, None) => 11,
        (false, Some(200..=255)) => 12,
        (false, _) => 13,
    }
}

fn main() {
    for n in [-1000, -50, -5, 0, 5, 6] {
        print!("{} / ", number(n));
    }
    println!();
    for c in ['b', 'F', '7', ' ', 'é', 'z'] {
        print!("{} ", letter(c));
    }
    for s in ["one", "zwei", "", "more"] {
        print!("{} ", text(s));
    }
    for b in [b'q', 0, 200, b'A'] {
        print!("{} ", byte(b));
    }
    for p in [(true, Some(3)), (true, Some(30)), (true, None), (false, Some(220)), (false, None)] {
        print!("{} ", pair(p));
    }
    println!();
    match 1.5 {
        0.0..1.0 => println!("small"),
        1.5 => println!("exact"),
        _ => println!("other"),
    }
}
