// Taking entries out by a predicate; saturating and non-zero numbers; conversions.
use std::collections::*;
use std::num::*;
fn main() {
    let mut m: BTreeMap<i32, i32> = (0..20).map(|x| (x, x * x)).collect();
    let out: Vec<_> = m.extract_if(3..15, |k, _| k % 3 == 0).collect();
    println!("{out:?} {m:?}");
    let mut s: BTreeSet<i32> = (0..20).collect();
    let out: Vec<_> = s.extract_if(.., |k| k % 2 == 0).collect();
    println!("{out:?} {s:?}");
    let mut h: HashSet<i32> = (0..20).collect();
    let mut out: Vec<_> = h.extract_if(|k| k % 2 == 0).collect();
    out.sort();
    println!("{out:?} {}", h.len());
    let x = Saturating(250u8) + Saturating(10);
    println!("{x} {:?} {}", !Saturating(1u8), Saturating(i8::MIN).abs());
    let n = NonZero::new(5u8).unwrap();
    let w: NonZero<u32> = n.into();
    let r: Result<NonZero<i8>, _> = NonZero::new(200u8).unwrap().try_into();
    println!("{w} {r:?}");
    let b: Box<str> = ['a', 'b'].into_iter().collect();
    println!("{b} {:?}", btree_map::IntoIter::<u8, u8>::default().next());
    println!("{:?}", BTreeMap::from([(1, 2)]).into_keys());
    println!("{:?}", Wrapping(3u8) << &2usize);
    let v = [1, 2].iter().chain(&[3]).map(|x| Wrapping(*x as u8)).collect::<Vec<_>>();
    println!("{}", v.iter().sum::<Wrapping<u8>>());
    println!("{:?}", std::pin::Pin::new(&1) == std::pin::Pin::new(&1));
}
