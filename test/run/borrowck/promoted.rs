// What constant expressions borrow lives for ever: parts of constants, arithmetic that cannot fail, promised functions.
use std::ops::RangeInclusive;

const TABLE: [i32; 3] = [10, 20, 30];

struct Config {
    size: i32,
    steps: [i32; 2],
}

const CONFIG: Config = Config { size: 7, steps: [1, 2] };

trait Named {
    const NAMES: [&'static str; 2];
}

struct Red;

impl Named for Red {
    const NAMES: [&'static str; 2] = ["red", "rouge"];
}

fn entry(i: usize) -> &'static i32 {
    &TABLE[i]
}

fn name<T: Named>(i: usize) -> &'static str {
    &T::NAMES[i]
}

fn tail() -> &'static [i32] {
    &TABLE[1..]
}

fn first() -> &'static i32 {
    match TABLE {
        [ref first, ..] => first,
    }
}

fn main() {
    let a: &'static i32 = &CONFIG.size;
    let b: &'static i32 = &CONFIG.steps[1];
    let c: &'static i32 = &[1, 2][1];
    let d: &'static i32 = &(7 / 2 + TABLE[0] % 3);
    let e: &'static bool = &(1 < 2);
    let f: &'static &'static i32 = &&TABLE[2];
    let g: &'static usize = &std::mem::size_of::<u32>();
    let h: &'static RangeInclusive<i32> = &(1..=3);
    let i: &'static *const i32 = &std::ptr::null();
    let j: &'static Option<fn(usize) -> &'static i32> = &Some(entry);
    println!("{a} {b} {c} {d} {e} {f} {g} {h:?} {}", i.is_null());
    println!("{} {} {} {:?} {}", entry(2), j.unwrap()(0), name::<Red>(1), tail(), first());
}
