// Several mutable parts of one slice; readers and writers over memory.
use std::io::{self, BufRead, Cursor, Read, Seek, Write};
fn main() {
    let mut v = [1, 2, 3, 4, 5];
    if let Ok([a, b]) = v.get_disjoint_mut([0, 2]) { std::mem::swap(a, b); }
    if let Ok([a, b]) = v.get_disjoint_mut([0..2, 3..5]) { a[0] += b[1]; }
    println!("{v:?}"); println!("{:?}", v.get_disjoint_mut([1, 1]));
    let mut c = Cursor::new([0u8; 4]);
    println!("{:?} {:?}", c.write(b"hello").unwrap(), c);
    let mut buf = [0u8; 3];
    let mut c = Cursor::new(&mut buf[..]);
    println!("{:?}", c.write_all(b"hello").map_err(|e| e.to_string()));
    let mut s = String::new();
    (&b"ab\ncd\n"[..]).chain(&b"ef"[..]).take(7).read_line(&mut s).unwrap();
    println!("{s:?} {}", io::ErrorKind::Deadlock);
    let v: Vec<&[i32]> = [1, 0, 2].split(|x| *x == 0).collect();
    println!("{v:?} {:?}", [1, 1, 2].chunk_by(|a, b| a == b));
    let mut x: &[i32] = &[1, 2, 3];
    println!("{:?} {:?}", x.split_off(..1), x);
    println!("{} {} {}", f64::consts::GOLDEN_RATIO, char::MAX_LEN_UTF8, std::f64::MAX_EXP);
    let mut c = Cursor::new(vec![1, 2, 3]);
    c.seek_relative(2).unwrap();
    println!("{}", c.position());
    println!("{:?}", std::panic::AssertUnwindSafe(3));
}
use std::f64;
