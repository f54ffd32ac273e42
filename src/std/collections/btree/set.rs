//! `BTreeSet`.

use super::iter as map_iter;
use super::map::BTreeMap;
use crate::borrow::Borrow;
use crate::cmp::Ordering;
use crate::fmt::{self, Debug};
use crate::hash::{Hash, Hasher};
use crate::iter::{FusedIterator, Peekable};
use crate::ops::{BitAnd, BitOr, BitXor, RangeBounds, Sub};

/// An ordered set, in a B-tree.
#[picture(transparent, field = "map")]
#[diagnostic_item = "BTreeSet"]
#[origin = "alloc::collections::btree::set"]
pub struct BTreeSet<T> {
    map: BTreeMap<T, ()>,
}

impl<T> BTreeSet<T> {
    #[must_use]
    pub const fn new() -> BTreeSet<T> {
        BTreeSet { map: BTreeMap::new() }
    }

    pub fn range<K: ?Sized, R>(&self, range: R) -> Range<'_, T>
    where
        K: Ord,
        T: Borrow<K> + Ord,
        R: RangeBounds<K>,
    {
        Range { iter: self.map.range(range) }
    }

    pub fn difference<'a>(&'a self, other: &'a BTreeSet<T>) -> Difference<'a, T>
    where
        T: Ord,
    {
        Difference { inner: Merged::new(self, other) }
    }

    pub fn symmetric_difference<'a>(&'a self, other: &'a BTreeSet<T>) -> SymmetricDifference<'a, T>
    where
        T: Ord,
    {
        SymmetricDifference { inner: Merged::new(self, other) }
    }

    pub fn intersection<'a>(&'a self, other: &'a BTreeSet<T>) -> Intersection<'a, T>
    where
        T: Ord,
    {
        Intersection { inner: Merged::new(self, other) }
    }

    pub fn union<'a>(&'a self, other: &'a BTreeSet<T>) -> Union<'a, T>
    where
        T: Ord,
    {
        Union { inner: Merged::new(self, other) }
    }

    pub fn clear(&mut self) {
        self.map.clear()
    }

    pub fn contains<Q: ?Sized>(&self, value: &Q) -> bool
    where
        T: Borrow<Q> + Ord,
        Q: Ord,
    {
        self.map.contains_key(value)
    }

    pub fn get<Q: ?Sized>(&self, value: &Q) -> Option<&T>
    where
        T: Borrow<Q> + Ord,
        Q: Ord,
    {
        match self.map.get_key_value(value) {
            Some((k, _)) => Some(k),
            None => None,
        }
    }

    #[must_use]
    pub fn is_disjoint(&self, other: &BTreeSet<T>) -> bool
    where
        T: Ord,
    {
        self.intersection(other).next().is_none()
    }

    #[must_use]
    pub fn is_subset(&self, other: &BTreeSet<T>) -> bool
    where
        T: Ord,
    {
        self.len() <= other.len() && self.iter().all(|v| other.contains(v))
    }

    #[must_use]
    pub fn is_superset(&self, other: &BTreeSet<T>) -> bool
    where
        T: Ord,
    {
        other.is_subset(self)
    }

    #[must_use]
    pub fn first(&self) -> Option<&T>
    where
        T: Ord,
    {
        match self.map.first_key_value() {
            Some((k, _)) => Some(k),
            None => None,
        }
    }

    #[must_use]
    pub fn last(&self) -> Option<&T>
    where
        T: Ord,
    {
        match self.map.last_key_value() {
            Some((k, _)) => Some(k),
            None => None,
        }
    }

    pub fn pop_first(&mut self) -> Option<T>
    where
        T: Ord,
    {
        match self.map.pop_first() {
            Some((k, _)) => Some(k),
            None => None,
        }
    }

    pub fn pop_last(&mut self) -> Option<T>
    where
        T: Ord,
    {
        match self.map.pop_last() {
            Some((k, _)) => Some(k),
            None => None,
        }
    }

    #[diagnostic_item = "btreeset_insert"]
    pub fn insert(&mut self, value: T) -> bool
    where
        T: Ord,
    {
        self.map.insert(value, ()).is_none()
    }

    pub fn replace(&mut self, value: T) -> Option<T>
    where
        T: Ord,
    {
        let old = self.take(&value);
        self.insert(value);
        old
    }

    pub fn remove<Q: ?Sized>(&mut self, value: &Q) -> bool
    where
        T: Borrow<Q> + Ord,
        Q: Ord,
    {
        self.map.remove(value).is_some()
    }

    pub fn take<Q: ?Sized>(&mut self, value: &Q) -> Option<T>
    where
        T: Borrow<Q> + Ord,
        Q: Ord,
    {
        match self.map.remove_entry(value) {
            Some((k, _)) => Some(k),
            None => None,
        }
    }

    pub fn retain<F: FnMut(&T) -> bool>(&mut self, mut f: F)
    where
        T: Ord,
    {
        self.map.retain(|k, _| f(k))
    }

    pub fn extract_if<F, R>(&mut self, range: R, pred: F) -> ExtractIf<'_, T, R, F>
    where
        T: Ord,
        R: RangeBounds<T>,
        F: FnMut(&T) -> bool,
    {
        ExtractIf { cut: self.map.cut(&range), map: &mut self.map, pred, range: crate::marker::PhantomData }
    }

    pub fn append(&mut self, other: &mut BTreeSet<T>)
    where
        T: Ord,
    {
        self.map.append(&mut other.map)
    }

    pub fn split_off<Q: ?Sized + Ord>(&mut self, value: &Q) -> BTreeSet<T>
    where
        T: Borrow<Q> + Ord,
    {
        BTreeSet { map: self.map.split_off(value) }
    }

    pub fn iter(&self) -> Iter<'_, T> {
        Iter { iter: self.map.keys() }
    }

    #[must_use]
    #[rustc_const_unstable]
    pub const fn len(&self) -> usize {
        self.map.len()
    }

    #[must_use]
    #[rustc_const_unstable]
    pub const fn is_empty(&self) -> bool {
        self.map.len() == 0
    }
}

impl<T: Clone> Clone for BTreeSet<T> {
    fn clone(&self) -> Self {
        BTreeSet { map: self.map.clone() }
    }
}

impl<T: Hash> Hash for BTreeSet<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.map.hash(state)
    }
}

impl<T: PartialEq> PartialEq for BTreeSet<T> {
    fn eq(&self, other: &BTreeSet<T>) -> bool {
        self.map.eq(&other.map)
    }
}

impl<T: Eq> Eq for BTreeSet<T> {}

impl<T: PartialOrd> PartialOrd for BTreeSet<T> {
    fn partial_cmp(&self, other: &BTreeSet<T>) -> Option<Ordering> {
        self.map.partial_cmp(&other.map)
    }
}

impl<T: Ord> Ord for BTreeSet<T> {
    fn cmp(&self, other: &BTreeSet<T>) -> Ordering {
        self.map.cmp(&other.map)
    }
}

impl<T> Default for BTreeSet<T> {
    fn default() -> BTreeSet<T> {
        BTreeSet::new()
    }
}

impl<T: Debug> Debug for BTreeSet<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

impl<T: Ord> FromIterator<T> for BTreeSet<T> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> BTreeSet<T> {
        let mut set = BTreeSet::new();
        set.extend(iter);
        set
    }
}

impl<T: Ord, const N: usize> From<[T; N]> for BTreeSet<T> {
    fn from(arr: [T; N]) -> Self {
        BTreeSet::from_iter(arr)
    }
}

impl<T: Ord> Extend<T> for BTreeSet<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) {
        for value in iter {
            self.insert(value);
        }
    }
}

impl<'a, T: 'a + Ord + Copy> Extend<&'a T> for BTreeSet<T> {
    fn extend<I: IntoIterator<Item = &'a T>>(&mut self, iter: I) {
        for value in iter {
            self.insert(*value);
        }
    }
}

macro_rules! set_operators {
    ($($Trait:ident $method:ident $operation:ident;)*) => {$(
        impl<T: Ord + Clone> $Trait<&BTreeSet<T>> for &BTreeSet<T> {
            type Output = BTreeSet<T>;
            fn $method(self, rhs: &BTreeSet<T>) -> BTreeSet<T> {
                self.$operation(rhs).cloned().collect()
            }
        }
    )*};
}

set_operators! {
    BitOr bitor union;
    BitAnd bitand intersection;
    BitXor bitxor symmetric_difference;
    Sub sub difference;
}

/// The iterator of `iter`.
#[picture(transparent, field = "iter")]
#[origin = "alloc::collections::btree::set"]
pub struct Iter<'a, T: 'a> {
    iter: map_iter::Keys<'a, T, ()>,
}

impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self {
        Iter { iter: self.iter.clone() }
    }
}

impl<T: Debug> Debug for Iter<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Iter").field(&self.iter).finish()
    }
}

/// The iterator of `into_iter`.
#[picture(transparent, field = "iter")]
#[origin = "alloc::collections::btree::set"]
pub struct IntoIter<T> {
    iter: map_iter::IntoKeys<T, ()>,
}

/// The iterator of `range`.
#[picture(transparent, field = "iter")]
#[origin = "alloc::collections::btree::set"]
pub struct Range<'a, T: 'a> {
    iter: map_iter::Range<'a, T, ()>,
}

macro_rules! set_iterators {
    ($([$($lifetime:lifetime)?] $name:ident, $item:ty, |$entry:pat_param| $value:expr;)*) => {$(
        impl<$($lifetime,)? T> Iterator for $name<$($lifetime,)? T> {
            type Item = $item;
            #[inline]
            fn next(&mut self) -> Option<$item> {
                match self.iter.next() {
                    Some($entry) => Some($value),
                    None => None,
                }
            }
            fn size_hint(&self) -> (usize, Option<usize>) {
                self.iter.size_hint()
            }
        }
        impl<$($lifetime,)? T> DoubleEndedIterator for $name<$($lifetime,)? T> {
            fn next_back(&mut self) -> Option<$item> {
                match self.iter.next_back() {
                    Some($entry) => Some($value),
                    None => None,
                }
            }
        }
        impl<$($lifetime,)? T> FusedIterator for $name<$($lifetime,)? T> {}
    )*};
}

set_iterators! {
    ['a] Iter, &'a T, |k| k;
    [] IntoIter, T, |k| k;
    ['a] Range, &'a T, |(k, _)| k;
}

impl<T> ExactSizeIterator for Iter<'_, T> {}
impl<T> ExactSizeIterator for IntoIter<T> {}

impl<T> IntoIterator for BTreeSet<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    fn into_iter(self) -> IntoIter<T> {
        IntoIter { iter: self.map.into_keys() }
    }
}

impl<'a, T> IntoIterator for &'a BTreeSet<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;
    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

/// Two sets walked through together, in order.
struct Merged<'a, T> {
    left: Peekable<Iter<'a, T>>,
    right: Peekable<Iter<'a, T>>,
}

impl<T> Clone for Merged<'_, T> {
    fn clone(&self) -> Self {
        Merged { left: self.left.clone(), right: self.right.clone() }
    }
}

impl<'a, T: Ord> Merged<'a, T> {
    fn new(left: &'a BTreeSet<T>, right: &'a BTreeSet<T>) -> Merged<'a, T> {
        Merged { left: left.iter().peekable(), right: right.iter().peekable() }
    }

    /// The least value that is left, as found on the left and on the right.
    fn next(&mut self) -> (Option<&'a T>, Option<&'a T>) {
        let order = match (self.left.peek(), self.right.peek()) {
            (Some(a), Some(b)) => a.cmp(b),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => return (None, None),
        };
        match order {
            Ordering::Less => (self.left.next(), None),
            Ordering::Greater => (None, self.right.next()),
            Ordering::Equal => (self.left.next(), self.right.next()),
        }
    }
}

macro_rules! merged_iterators {
    ($(#[$doc:meta] $name:ident { $($left:pat_param, $right:pat_param => $value:expr;)* })*) => {$(
        #[$doc]
        #[origin = "alloc::collections::btree::set"]
        #[picture(opaque)]
        pub struct $name<'a, T: 'a> {
            inner: Merged<'a, T>,
        }

        impl<T> Clone for $name<'_, T> {
            fn clone(&self) -> Self {
                $name { inner: self.inner.clone() }
            }
        }

        impl<'a, T: Ord> Iterator for $name<'a, T> {
            type Item = &'a T;
            fn next(&mut self) -> Option<&'a T> {
                loop {
                    match self.inner.next() {
                        (None, None) => return None,
                        $(($left, $right) => return Some($value),)*
                        #[allow(unreachable_patterns)]
                        _ => {}
                    }
                }
            }
        }

        impl<T: Ord> FusedIterator for $name<'_, T> {}

        impl<T: Debug + Ord> Debug for $name<'_, T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_list().entries(self.clone()).finish()
            }
        }
    )*};
}

merged_iterators! {
    /// The iterator of `difference`.
    Difference { Some(a), None => a; }
    /// The iterator of `symmetric_difference`.
    SymmetricDifference { Some(a), None => a; None, Some(b) => b; }
    /// The iterator of `intersection`.
    Intersection { Some(a), Some(_) => a; }
    /// The iterator of `union`.
    Union { Some(a), _ => a; None, Some(b) => b; }
}

impl<T> Default for Iter<'_, T> {
    fn default() -> Self {
        Iter { iter: Default::default() }
    }
}

impl<T> Default for IntoIter<T> {
    fn default() -> Self {
        IntoIter { iter: Default::default() }
    }
}

impl<T> Default for Range<'_, T> {
    fn default() -> Self {
        Range { iter: Default::default() }
    }
}

/// The iterator of `extract_if`.
#[picture(fields, map = "map")]
#[must_use = "iterators are lazy and do nothing unless consumed; use `retain` or `extract_if().for_each(drop)` to remove and discard elements"]
#[origin = "alloc::collections::btree::set"]
pub struct ExtractIf<'a, T, R, F> {
    pub(super) map: &'a mut super::map::BTreeMap<T, ()>,
    pub(super) cut: super::map::Cut<T, ()>,
    pub(super) pred: F,
    pub(super) range: crate::marker::PhantomData<R>,
}

impl<T: Ord, R, F: FnMut(&T) -> bool> Iterator for ExtractIf<'_, T, R, F> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        let pred = &mut self.pred;
        self.cut.next(self.map, |key, _| pred(key)).map(|(key, _)| key)
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.cut.left))
    }
}

impl<T: Ord, R, F: FnMut(&T) -> bool> FusedIterator for ExtractIf<'_, T, R, F> {}

/// The value that a set's map shows for each key.
#[derive(Debug)]
struct SetValZST;

/// Shows the entries of a set's map.
struct Entries<I>(I);

impl<'a, T: Debug + 'a, I: Iterator<Item = &'a T> + Clone> Debug for Entries<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.clone().map(|key| (key, SetValZST))).finish()
    }
}

impl<T: Debug> Debug for IntoIter<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("IntoIter").field("iter", &Entries(self.iter.inner.iter().map(|(key, _)| key))).finish()
    }
}

impl<T: Debug> Debug for Range<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Range").field("iter", &Entries(self.iter.clone().map(|(key, _)| key))).finish()
    }
}
