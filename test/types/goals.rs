// Where-clauses that hold (`yes_…`: every one) and that do not (`no_…`: at least one), as rustc says.
use std::collections::HashMap;
use std::rc::Rc;
use std::cell::{Cell, RefCell};
use std::fmt::{Debug, Display};
struct Plain; 
#[derive(Clone, Copy, PartialEq, Debug)] struct Cp(i32);
#[derive(Clone)] struct Gen<T>(T);
struct List { next: Option<Box<List>>, v: i32 }
struct Bad { next: Option<Box<Bad>>, v: Rc<i32> }
trait Tr { type O; fn f(&self) -> Self::O; }
impl Tr for u8 { type O = i32; fn f(&self) -> i32 { 1 } }
impl<T: Tr> Tr for Vec<T> { type O = Option<T::O>; fn f(&self) -> Option<T::O> { None } }
trait Sup: Tr { } 
trait Obj { fn g(&self); } impl Obj for i32 { fn g(&self) {} }
trait Sub: Obj {}
fn yes_1() where Vec<i32>: Clone {}
fn yes_2() where Vec<Cp>: Clone + Debug + PartialEq {}
fn no_1() where Vec<Plain>: Clone {}
fn no_2() where Gen<Plain>: Clone {}
fn yes_3() where Gen<Gen<i32>>: Clone {}
fn yes_4() where List: Send + Sync {}
fn no_3() where Bad: Send {}
fn no_4() where Rc<i32>: Send {}
fn no_5() where Cell<i32>: Sync {}
fn yes_5() where Cell<i32>: Send {}
fn yes_6() where RefCell<Vec<String>>: Send {}
fn no_6() where RefCell<Vec<String>>: Sync {}
fn yes_7() where (i32, u8, Cp): Copy {}
fn no_7() where (i32, String): Copy {}
fn yes_8() where [Cp; 3]: Copy {}
fn yes_9() where &'static str: Copy + Display {}
fn no_8() where &'static mut i32: Copy {}
fn no_9() where str: Sized {}
fn yes_10() where Box<str>: Sized {}
fn no_10() where dyn Obj: Sized {}
fn yes_11() where dyn Obj: Obj {}
fn yes_12() where dyn Sub: Obj {}
fn yes_13() where Vec<Vec<u8>>: Tr<O = Option<Option<i32>>> {}
fn no_11() where Vec<Vec<u8>>: Tr<O = Option<i32>> {}
fn yes_14() where Vec<i32>: IntoIterator<Item = i32> {}
fn yes_15() where &'static Vec<i32>: IntoIterator<Item = &'static i32> {}
fn yes_16() where std::ops::Range<u32>: Iterator<Item = u32> {}
fn yes_17() where fn(i32) -> u8: Fn(i32) -> u8 {}
fn no_12() where fn(i32) -> u8: Fn(u8) -> u8 {}
fn yes_18() where Box<dyn Fn(i32) -> u8>: Fn(i32) -> u8 {}
fn yes_19() where &'static dyn Fn(i32) -> u8: FnOnce(i32) -> u8 {}
fn yes_20() where String: From<&'static str> + Into<String> {}
fn yes_21() where &'static str: Into<String> {}
fn no_13() where i32: Into<String> {}
fn yes_22() where i64: From<i32> {}
fn no_14() where i32: From<i64> {}
fn yes_23() where i32: TryFrom<i64> {}
fn yes_24() where HashMap<String, i32>: Default {}
fn yes_25() where Vec<String>: FromIterator<String> + Extend<String> {}
fn yes_26() where i32: std::ops::Add<Output = i32> + for<'a> std::ops::Add<&'a i32> {}
fn yes_28() where i32: ToString + std::str::FromStr {}
fn yes_29() where Rc<dyn Obj>: Clone + std::ops::Deref<Target = dyn Obj> {}
fn no_15() where Rc<dyn Obj>: Copy {}
fn yes_30() where std::vec::IntoIter<i32>: Iterator<Item = i32> + DoubleEndedIterator + ExactSizeIterator {}
fn yes_31() where std::iter::Map<std::vec::IntoIter<i32>, fn(i32) -> u8>: Iterator<Item = u8> {}
fn yes_32() where std::iter::Rev<std::slice::Iter<'static, i32>>: Iterator<Item = &'static i32> {}
fn no_16() where Vec<Rc<u8>>: Send {}
fn no_17() where *const u8: Send {}
fn yes_33() where *const u8: Unpin + Copy {}
fn yes_34() where [i32]: PartialEq + PartialEq<[i32; 3]> + Debug {}
fn yes_35() where Vec<i32>: PartialEq<[i32; 3]> + PartialEq<Vec<i32>> {}
fn yes_36() where String: PartialEq<str> + PartialEq<&'static str> + std::borrow::Borrow<str> + AsRef<str> {}
fn yes_37() where Box<dyn std::error::Error>: From<&'static str> + From<String> {}
fn yes_38() where std::num::ParseIntError: std::error::Error {}
fn yes_39() where Box<dyn std::error::Error>: From<std::num::ParseIntError> {}
fn yes_40() where Vec<i32>: std::ops::Index<usize, Output = i32> + std::ops::Index<std::ops::Range<usize>, Output = [i32]> {}
fn main() {}
