// A discriminant that needs a value of its own enum, whose size depends on it; casting an earlier variant does not.
enum Cast {
    A = 1,
    B = Cast::A as isize + 1,
}

enum Matched {
    A = 1,
    B = match Matched::A { Matched::A => 3, _ => 4 }, //~ ERROR E0391
}

enum Variable {
    A = 1,
    B = { let _x = (Variable::A, 1); 4 }, //~ ERROR E0391
}

enum Wrapped {
    A = 1,
    B = { let none: Option<Wrapped> = None; if none.is_some() { 3 } else { 4 } }, //~ ERROR E0391
}

enum Borrowed {
    A = 1,
    B = level(&Borrowed::A), //~ ERROR E0391
}

const fn level(_: &Borrowed) -> isize {
    2
}

enum Within {
    A = 1,
    B = Within::value(), //~ ERROR E0391
}

impl Within {
    const fn value() -> isize {
        let within = Within::A;
        let _moved = within;
        3
    }
}

#[derive(Clone, Copy)]
enum Other {
    A = 7,
    B,
}

enum OfOther {
    A = match Other::A { Other::A => 3, Other::B => 4 },
    B = { let pair = (Other::B, 1); pair.1 },
}

fn main() {
    let _ = (Cast::A as u8, Cast::B as u8, Matched::A, Matched::B, Variable::A, Variable::B);
    let _ = (Wrapped::A, Wrapped::B, Borrowed::A, Borrowed::B, Within::A, Within::B);
    println!("{} {}", OfOther::A as u8, OfOther::B as u8);
}
