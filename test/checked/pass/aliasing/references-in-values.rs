// Structs, enums, tuples, arrays and closures that hold references: given away, given back, and the variable used again.
#[derive(Debug)]
struct Cursor<'a> {
    at: usize,
    text: &'a mut Vec<u8>,
}

impl<'a> Cursor<'a> {
    fn push(mut self, byte: u8) -> Self {
        self.text.push(byte);
        self.at += 1;
        self
    }

    fn finish(self) -> &'a mut Vec<u8> {
        self.text
    }
}

enum Change<'a> {
    Keep(u64),
    Set(u64, &'a mut u64),
    Both { first: &'a mut u64, second: &'a mut u64 },
}

fn apply(change: Change<'_>) -> u64 {
    match change {
        Change::Keep(n) => n,
        Change::Set(n, place) => {
            *place = n;
            *place
        }
        Change::Both { first, second } => {
            std::mem::swap(first, second);
            *first + *second
        }
    }
}

/// The reference dies here, and what it referred to may be used again while the rest of the value is still about.
fn replace_then_look<'a>(mut change: Change<'a>, fallback: &mut u64) -> u64 {
    let n = apply(change);
    change = Change::Keep(n);
    *fallback += 1;
    apply(change)
}

fn sum(parts: [Option<&u64>; 4]) -> u64 {
    parts.into_iter().flatten().sum()
}

fn call_twice(mut f: impl FnMut() -> u64) -> u64 {
    f() + f()
}

fn longest<'a>(pair: (&'a str, &'a str)) -> Result<&'a str, (&'a str, usize)> {
    match pair.0.len().cmp(&pair.1.len()) {
        std::cmp::Ordering::Less => Ok(pair.1),
        std::cmp::Ordering::Greater => Ok(pair.0),
        std::cmp::Ordering::Equal => Err((pair.0, pair.0.len())),
    }
}

fn main() {
    let mut text = Vec::new();
    let whole = Cursor { at: 0, text: &mut text }.push(1).push(2).finish();
    whole.push(3);
    println!("{text:?}");

    let (mut a, mut b) = (1, 2);
    println!("{}", apply(Change::Both { first: &mut a, second: &mut b }));
    println!("{}", apply(Change::Set(9, &mut a)));
    println!("{}", replace_then_look(Change::Set(5, &mut a), &mut b));
    // The same variable, now without a reference: what is left of the old one in its bytes is none.
    let mut change = Change::Set(4, &mut a);
    if let Change::Set(_, place) = &mut change {
        **place += 1;
    }
    change = Change::Keep(1);
    a += 1;
    println!("{} {a} {b}", apply(change));

    println!("{}", sum([Some(&a), None, Some(&b), Some(&a)]));
    println!(
        "{}",
        call_twice(|| {
            a += 1;
            a
        })
    );
    println!("{:?} {:?}", longest(("one", "three")), longest(("one", "two")));
}
