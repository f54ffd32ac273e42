// What constants may call: bits and bytes, slices and strings, memory, floats whose sign and roundness is all.
use std::num::NonZeroU32;
use std::time::Duration;
use std::cell::{Cell, RefCell};
use std::sync::{Mutex, OnceLock, atomic::AtomicUsize};
const fn square(n: usize) -> usize { n * n }
const A: [usize; 3] = { let mut t = [0; 3]; let mut i = 0; while i < t.len() { t[i] = i * i; i += 1; } t };
const B: [usize; square(3)] = { let mut t = [0; square(3)]; let mut i = 0; while i < t.len() { t[i] = i * i; i += 1; } t };
const fn hash(s: &str) -> u32 { let b = s.as_bytes(); let mut h = 0x811c9dc5u32; let mut i = 0; while i < b.len() { h = (h ^ b[i] as u32).wrapping_mul(16777619); i += 1; } h }
const H: u32 = hash("hello");
const fn count(s: &[u8], c: u8) -> usize { match s { [] => 0, [x, rest @ ..] => (if *x == c { 1 } else { 0 }) + count(rest, c) } }
const C: usize = count(b"banana", b'a');
const fn max(xs: &[i32]) -> Option<i32> { if let [first, rest @ ..] = xs { let mut m = *first; let mut i = 0; while i < rest.len() { if rest[i] > m { m = rest[i]; } i += 1; } Some(m) } else { None } }
const M: i32 = match max(&[3, 9, 2]) { Some(m) => m, None => -1 };
const P: u64 = 3u64.pow(20);
const BITS: (u32, u32, u32, u32, u8, i32, u16, u8) = (0b1011u8.count_ones(), 1u32.leading_zeros(), 8i64.trailing_zeros(), 0u8.trailing_zeros(), 0x81u8.rotate_left(1), (-16i32).rotate_right(4), 0x1234u16.swap_bytes(), 0b11u8.reverse_bits());
const CH: (Option<u8>, Option<u8>, (u8, bool), u8, u8, i8) = (200u8.checked_add(100), 200u8.checked_sub(1), 200u8.overflowing_mul(2), 200u8.saturating_add(100), 2u8.saturating_sub(3), (-100i8).saturating_sub(100));
const E: i32 = (-7i32).rem_euclid(3) + (-7i32).div_euclid(3);
const IS: u32 = 99u32.isqrt() + 1000u32.ilog10() + 5u32.abs_diff(9) + 3u32.next_power_of_two();
const UP: [u8; 3] = { let mut b = *b"abc"; let mut i = 0; while i < 3 { b[i] = b[i].to_ascii_uppercase(); i += 1; } b };
const S: &str = match std::str::from_utf8(&UP) { Ok(s) => s, Err(_) => panic!("bad") };
const D: Duration = Duration::from_millis(1500);
const N: NonZeroU32 = NonZeroU32::new(5).unwrap();
const F: (f64, f64, f32, f64) = ((-1.5f64).abs(), 2.5f64.floor(), 1.0f32.max(f32::NAN), 2.0f64.clamp(0.0, 1.0));
const FB: u64 = 1.5f64.to_bits();
const CHR: (Option<char>, usize, Option<u32>, bool) = (char::from_u32(0x41), 'é'.len_utf8(), 'f'.to_digit(16), 'x'.is_ascii_lowercase());
const SP: (&[i32], &[i32]) = [1, 2, 3, 4].split_at(1);
const FL: (Option<&i32>, Option<&i32>) = { let a: &[i32] = &[1, 2, 3]; (a.first(), a.last()) };
const SW: [i32; 3] = { let mut a = [1, 2, 3]; a.swap(0, 2); let x = std::mem::replace(&mut a[1], 9); a[0] += x; a };
const CP: [u8; 4] = { let mut a = [0; 4]; a.copy_from_slice(&[1, 2, 3, 4]); a };
const LE: u32 = u32::from_le_bytes([1, 2, 3, 4]);
const BE: [u8; 4] = 0x01020304u32.to_be_bytes();
const PARSED: Result<u32, std::num::ParseIntError> = u32::from_str_radix("ff", 16);
const SIZE: usize = std::mem::size_of::<Option<Box<i32>>>() + align_of::<u16>() + size_of_val(&[1u16, 2]);
const TRIM: &[u8] = b"  hi ".trim_ascii();
const EQ: bool = "HeLLo".eq_ignore_ascii_case("hello");
const STR: (usize, bool) = ("héllo".len(), "".is_empty());
const TWO: (&str, &str) = "hello".split_at(2);
static COUNTER: AtomicUsize = AtomicUsize::new(square(2));
static LOCK: Mutex<Vec<i32>> = Mutex::new(Vec::new());
static CELL: OnceLock<String> = OnceLock::new();
thread_local! { static TL: RefCell<(Cell<u8>, Vec<u8>)> = const { RefCell::new((Cell::new(3), Vec::new())) }; }
struct Grid<const W: usize, const H: usize>([[u8; W]; H]);
impl<const W: usize, const H: usize> Grid<W, H> { const AREA: usize = W * H; const EMPTY: Self = Grid([[b'.'; W]; H]); const fn row(y: usize) -> usize { assert!(y < H, "no such row"); y * W } }
const fn gcd(a: u32, b: u32) -> u32 { if b == 0 { a } else { gcd(b, a % b) } }
const fn is_prime(n: u32) -> bool { let mut i = 2; while i * i <= n { if n % i == 0 { return false; } i += 1; } n > 1 }
const PRIMES: [u32; 10] = { let mut p = [0; 10]; let (mut n, mut k) = (2, 0); while k < p.len() { if is_prime(n) { p[k] = n; k += 1; } n += 1; } p };
const TABLE: [[u16; 4]; 4] = { let mut t = [[0; 4]; 4]; let mut r = 0; while r < 4 { let row = &mut t[r]; let mut c = 0; while c < row.len() { row[c] = (r * c) as u16; c += 1; } r += 1; } t };
const OPT: Option<&str> = Some("x");
const UNW: &str = OPT.expect("some");
#[derive(Clone, Copy, Debug)] enum Op { Add(i32), Neg }
const fn run(ops: &[Op], mut x: i32) -> i32 { let mut i = 0; loop { if i == ops.len() { break x; } x = match ops[i] { Op::Add(n) => x + n, Op::Neg => -x }; i += 1; } }
const R: i32 = run(&[Op::Add(3), Op::Neg, Op::Add(10)], 4);
fn main() {
    println!("{A:?} {B:?} {H} {C} {M} {P} {BITS:?} {CH:?} {E} {IS} {UP:?} {S} {D:?} {N} {F:?} {FB:x} {CHR:?}");
    println!("{SP:?} {FL:?} {SW:?} {CP:?} {LE:x} {BE:?} {PARSED:?} {SIZE} {TRIM:?} {EQ} {STR:?} {TWO:?}");
    LOCK.lock().unwrap().push(1);
    println!("{COUNTER:?} {:?} {:?}", LOCK.lock().unwrap(), CELL.get_or_init(|| "z".into()));
    TL.with_borrow_mut(|t| { t.1.push(t.0.get()); println!("{t:?}"); });
    println!("{} {} {} {}", Grid::<3, 4>::AREA, Grid::<2, 2>::EMPTY.0[1][1], const { Grid::<5, 5>::row(2) }, const { gcd(48, 36) });
    println!("{PRIMES:?} {TABLE:?} {UNW} {R}");
}
