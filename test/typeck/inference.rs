use std::collections::HashMap;

fn generic<T, U>(t: T, _u: U) -> Option<T> {
    Some(t)
}

fn never() -> ! {
    loop {}
}

fn main() {
    let mut v = Vec::new();
    //  ^^^^^ Vec<u8>
    v.push(1u8);
    let n = v.len() + 1;
    //  ^ usize
    let parsed = "5".parse::<i64>().unwrap_or_default();
    //  ^^^^^^ i64
    let half = 1.0 / 2.0f32;
    //  ^^^^ f32
    let o = generic("a", n).map(|s| s.len());
    //  ^ Option<usize>
    //                              ^^^^^^^ usize
    let words: HashMap<String, Vec<_>> = [("a".to_string(), vec![parsed])].into_iter().collect();
    //  ^^^^^ HashMap<String, Vec<i64>>
    let total = words.values().flatten().copied().sum::<i64>();
    //  ^^^^^ i64
    let x = if total > 3 { half } else { never() };
    //                                   ^^^^^^^ !
    //                                   ^^^^^^^ => f32
    let shifted = 1u64 << 3;
    //  ^^^^^^^ u64
    //                    ^ i32
    let mut it = v.iter().zip(1..).enumerate().skip(1);
    let first = it.next();
    //  ^^^^^ Option<(usize, (&u8, i32))>
    let unit = { let _y = x; };
    //  ^^^^ ()
    let looped = loop { break 'c'; };
    //  ^^^^^^ char
    println!("{o:?} {shifted} {first:?} {unit:?} {looped}");
}
