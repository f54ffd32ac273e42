use std::panic::catch_unwind;
use std::collections::HashMap;
use std::cell::RefCell;
struct W; impl std::ops::Add for W { type Output = u8; #[track_caller] fn add(self, _: W) -> u8 { panic!("add") } }
impl std::ops::Neg for W { type Output = u8; #[track_caller] fn neg(self) -> u8 { panic!("neg") } }
impl std::ops::Deref for W { type Target = u8; #[track_caller] fn deref(&self) -> &u8 { panic!("deref") } }
impl PartialEq for W { #[track_caller] fn eq(&self, _: &W) -> bool { panic!("eq") } }
impl std::ops::AddAssign for W { #[track_caller] fn add_assign(&mut self, _: W) { panic!("addassign") } }
#[track_caller] fn tc(x: u8) -> u8 { if x == 0 { panic!("tc") } x }
fn main() {
    std::panic::set_hook(Box::new(|i| { let l = i.location().unwrap(); println!("{}:{}", l.line(), l.column()); }));
    let _ = catch_unwind(|| { let v = vec![1]; let i = 7;   v  [i] });
    let _ = catch_unwind(|| { let v = [1]; let i = std::hint::black_box(7);   v  [i] });
    let _ = catch_unwind(|| { let v: &[i32] = &[1]; let i = 7;   v  [i] });
    let _ = catch_unwind(|| { let mut v = vec![1]; let i = 7;   v  [i] = 4; });
    let _ = catch_unwind(|| { let v = vec![1]; v[3..].len() });
    let _ = catch_unwind(|| { let m: HashMap<i32, i32> = HashMap::new();   m [&1] });
    let _ = catch_unwind(|| { let c = RefCell::new(1); let _a = c.borrow_mut(); let _b = c  .  borrow_mut(); });
    let _ = catch_unwind(|| { None::<i32>   .unwrap() });
    let _ = catch_unwind(|| { Option::<i32>::unwrap(  None) });
    let _ = catch_unwind(|| { W + W });
    let _ = catch_unwind(|| { -W });
    let _ = catch_unwind(|| { *  W });
    let _ = catch_unwind(|| { W == W });
    let _ = catch_unwind(|| { let mut w = W; w += W; });
    let _ = catch_unwind(|| { W.count_ones() });
    let _ = catch_unwind(|| { 1 + tc(0) });
    let _ = catch_unwind(|| { (tc)(0) });
    let _ = catch_unwind(|| { let f = tc; f(0) });
    let _ = catch_unwind(|| { let f: fn(u8) -> u8 = tc; f(0) });
    let _ = catch_unwind(|| { std::hint::black_box(i32::MAX) + 1 });
    let _ = catch_unwind(|| { "abc"  .parse::<i32>()  .unwrap() });
    let _ = catch_unwind(|| { let s = "é"; s[1..].len() });
    let _ = catch_unwind(|| { let mut v = vec![1]; v.remove(4) });
    let _ = catch_unwind(|| { assert_eq!(1, 2) });
    let _ = catch_unwind(|| { assert!(1 == 2, "x") });
    let _ = catch_unwind(|| { let x: Result<u8, String> = Err("e".into()); x.expect("m") });
    let _ = catch_unwind(|| { [1, 2].iter().map(|x| tc(x - 1)).sum::<u8>() });
}
