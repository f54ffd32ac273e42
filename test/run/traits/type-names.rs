// What `type_name` writes: items where they are defined, with their arguments.
#![crate_name = "named"]
use std::any::type_name;
fn tn<T>(_: &T) -> &'static str { type_name::<T>() }
struct P<T, const N: usize>([T; N]);
impl<T: Clone> P<T, 2> { fn m(&self) -> &'static str { let c = || 1; tn(&c) } fn id<U>(u: U) -> U { u } }
trait Tr { fn t(&self) -> &'static str { type_name::<Self>() } }
impl<T, const N: usize> Tr for P<T, N> {}
impl Tr for str {}
mod deep { pub mod er { #[derive(Clone, Copy)] pub struct In; pub fn g<A, B>() {} } }
fn main() {
    struct Local;
    println!("{} {} {}", tn(&Local), tn(&P([1u8, 2])), P([1u8, 2]).m());
    println!("{} {} {}", P([deep::er::In; 2]).t(), "x".t(), tn(&deep::er::g::<u8, String>));
    println!("{} {}", tn(&P::<i32, 2>::id::<char>), tn(&<P<i32, 2> as Tr>::t));
    println!("{} {}", tn(&"a b".split(' ')), tn(&"a".chars().rev().filter(|c| c.is_alphabetic()).enumerate().take(2)));
    println!("{} {}", tn(&vec![1].into_iter().zip(0..)), tn(&[1, 2].windows(2)));
    println!("{} {}", tn(&std::collections::VecDeque::<i32>::new()), tn(&std::collections::BTreeMap::<i32, i32>::new().keys()));
    println!("{} {}", tn(&Box::new(|x: i32| x)), type_name::<Box<dyn Fn(i32) -> String>>());
    println!("{} {}", type_name::<Box<dyn std::error::Error + Send + Sync>>(), type_name::<std::borrow::Cow<'static, str>>());
    println!("{} {}", type_name::<()>(), type_name::<(u8,)>());
    println!("{} {}", type_name::<*const u8>(), type_name::<unsafe fn(u8)>());
    println!("{} {}", type_name::<std::sync::atomic::AtomicUsize>(), type_name::<std::time::Duration>());
    println!("{} {}", type_name::<std::cell::Cell<Option<std::num::NonZeroU8>>>(), type_name::<std::ops::RangeInclusive<i32>>());
    println!("{}", type_name::<fn() -> deep::er::In>());
    println!("{} {} {}", type_name::<Option<&str>>(), type_name::<Vec<String>>(), type_name::<P<i32, 3>>());
    println!("{} {}", type_name::<std::collections::HashMap<u8, deep::er::In>>(), type_name::<Box<dyn Tr>>());
    println!("{} {} {}", type_name::<[u8; 3]>(), type_name::<&mut [i32]>(), type_name::<(i32, f64)>());
    println!("{} {}", type_name::<std::rc::Rc<std::cell::RefCell<i32>>>(), type_name::<fn(i32) -> i32>());
    let c = |x: i32| x;
    println!("{} {} {}", tn(&c), tn(&main), tn(&"a".chars()));
    println!("{} {}", tn(&vec![1].iter().map(|x| x + 1)), tn(&(1..3)));
    println!("{} {}", type_name::<Result<(), std::num::ParseIntError>>(), type_name::<dyn std::fmt::Debug>());
    println!("{} {}", type_name::<std::collections::BTreeMap<i32, ()>>(), type_name::<std::sync::Arc<std::sync::Mutex<i32>>>());
    println!("{}", type_name::<dyn Iterator<Item = i32> + Send>());
    println!("{}", std::any::type_name_of_val("x"));
}
