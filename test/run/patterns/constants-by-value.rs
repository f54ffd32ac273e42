// A constant in a pattern is its value, however it was computed: exhaustiveness knows it.
use std::cmp::Ordering;

const fn nothing() -> Option<u8> {
    None
}

const NOTHING: Option<u8> = nothing();

#[derive(PartialEq, Eq)]
enum Mark {
    Plain,
    Seen(bool),
}

const fn seen(yes: bool) -> Mark {
    Mark::Seen(yes)
}

const YES: Mark = seen(true);
const NO: Mark = seen(false);

const fn halves() -> [bool; 2] {
    let mut both = [true; 2];
    both[1] = false;
    both
}

const HALVES: [bool; 2] = halves();

const fn truth() -> &'static bool {
    &true
}

const TRUTH: &bool = truth();

const AFTER: Ordering = Ordering::Less.reverse();

#[derive(PartialEq, Eq)]
struct Entry {
    key: i32,
    name: Option<&'static str>,
}

const fn entry(key: i32) -> Entry {
    Entry { key: key + 1, name: Some("five") }
}

const FIVE: Entry = entry(4);

const fn low() -> u8 {
    10
}

const LOW: u8 = low();
const HIGH: u8 = LOW * 2;

const HALF: f64 = {
    let whole = 1.0;
    whole / 2.0
};

fn main() {
    for value in [None, Some(3)] {
        match value {
            NOTHING => println!("nothing"),
            Some(n) => println!("{n}"),
        }
    }
    for mark in [Mark::Plain, Mark::Seen(true), Mark::Seen(false)] {
        match mark {
            YES => println!("yes"),
            NO => println!("no"),
            Mark::Plain => println!("plain"),
        }
    }
    match [true, false] {
        HALVES => println!("halves"),
        [false, _] | [true, true] => println!("others"),
    }
    match &false {
        TRUTH => println!("true"),
        false => println!("false"),
    }
    match 2.cmp(&1) {
        AFTER => println!("after"),
        Ordering::Less | Ordering::Equal => println!("not after"),
    }
    for found in [Entry { key: 5, name: Some("five") }, Entry { key: 5, name: None }] {
        match found {
            FIVE => println!("five"),
            Entry { key, .. } => println!("other {key}"),
        }
    }
    for number in [3, 15, 25] {
        match number {
            ..LOW => println!("low"),
            LOW..=HIGH => println!("middle"),
            21.. => println!("high"),
        }
    }
    match 0.5 {
        HALF => println!("half"),
        _ => println!("something else"),
    }
}
