//! `BTreeMap`.

use super::entry::{Entry, OccupiedEntry, VacantEntry};
use super::iter::{IntoIter, IntoKeys, IntoValues, Iter, IterMut, Keys, Range, RangeMut, Span, Values, ValuesMut};
use super::node::*;
use crate::borrow::Borrow;
use crate::cmp::Ordering;
use crate::fmt::{self, Debug};
use crate::hash::{Hash, Hasher};
use crate::marker::PhantomData;
use crate::mem;
use crate::ops::{Bound, Index, RangeBounds};
use crate::ptr;

/// Keeps entries in the order of their keys, in a B-tree.
#[diagnostic_item = "BTreeMap"]
#[picture(tree, root = "root", len = "length", count = "len", leaf = "leaf", keys = "keys", values = "values", element = "value")]
#[origin = "alloc::collections::btree::map"]
pub struct BTreeMap<K, V> {
    /// Null when the map is empty.
    pub(super) root: *mut Node<K, V>,
    pub(super) length: usize,
    marker: PhantomData<(K, V)>,
}

unsafe impl<K: Send, V: Send> Send for BTreeMap<K, V> {}
unsafe impl<K: Sync, V: Sync> Sync for BTreeMap<K, V> {}

impl<K, V> BTreeMap<K, V> {
    #[must_use]
    pub const fn new() -> BTreeMap<K, V> {
        BTreeMap { root: ptr::null_mut(), length: 0, marker: PhantomData }
    }

    pub fn clear(&mut self) {
        drop(mem::replace(self, BTreeMap::new()));
    }

    fn find<Q: ?Sized>(&self, key: &Q) -> Option<Position<K, V>>
    where
        K: Borrow<Q> + Ord,
        Q: Ord,
    {
        if self.root.is_null() {
            return None;
        }
        match unsafe { search(self.root, |k| key.cmp(k.borrow())) } {
            Ok(p) => Some(p),
            Err(_) => None,
        }
    }

    /// Puts an entry where `search` said, and counts it.
    pub(super) fn insert_new(&mut self, gap: Option<Position<K, V>>, key: K, value: V) -> Position<K, V> {
        let gap = match gap {
            Some(gap) => gap,
            None => {
                self.root = new_node(true);
                Position::new(self.root, 0)
            }
        };
        self.length += 1;
        unsafe { insert_at(&mut self.root, gap, key, value) }
    }

    /// Takes an entry out, and counts it.
    pub(super) fn remove_position(&mut self, p: Position<K, V>) -> (K, V) {
        self.length -= 1;
        let removed = unsafe { remove_at(&mut self.root, p) };
        if self.length == 0 {
            unsafe { free_node(self.root) };
            self.root = ptr::null_mut();
        }
        removed
    }

    fn first_position(&self) -> Option<Position<K, V>> {
        if self.root.is_null() { None } else { unsafe { entry_after(first_leaf_position(self.root)) } }
    }

    fn last_position(&self) -> Option<Position<K, V>> {
        if self.root.is_null() { None } else { unsafe { entry_before(last_leaf_position(self.root)) } }
    }

    pub(super) fn span(&self) -> Span<K, V> {
        Span::of_tree(self.root)
    }

    #[inline]
    pub fn get<Q: ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q> + Ord,
        Q: Ord,
    {
        match self.find(key) {
            Some(p) => Some(unsafe { p.value() }),
            None => None,
        }
    }

    pub fn get_key_value<Q: ?Sized>(&self, k: &Q) -> Option<(&K, &V)>
    where
        K: Borrow<Q> + Ord,
        Q: Ord,
    {
        match self.find(k) {
            Some(p) => Some(unsafe { (p.key(), &*p.value()) }),
            None => None,
        }
    }

    pub fn first_key_value(&self) -> Option<(&K, &V)>
    where
        K: Ord,
    {
        match self.first_position() {
            Some(p) => Some(unsafe { (p.key(), &*p.value()) }),
            None => None,
        }
    }

    pub fn last_key_value(&self) -> Option<(&K, &V)>
    where
        K: Ord,
    {
        match self.last_position() {
            Some(p) => Some(unsafe { (p.key(), &*p.value()) }),
            None => None,
        }
    }

    pub fn first_entry(&mut self) -> Option<OccupiedEntry<'_, K, V>>
    where
        K: Ord,
    {
        match self.first_position() {
            Some(p) => Some(OccupiedEntry::new(self, p)),
            None => None,
        }
    }

    pub fn last_entry(&mut self) -> Option<OccupiedEntry<'_, K, V>>
    where
        K: Ord,
    {
        match self.last_position() {
            Some(p) => Some(OccupiedEntry::new(self, p)),
            None => None,
        }
    }

    pub fn pop_first(&mut self) -> Option<(K, V)>
    where
        K: Ord,
    {
        let p = self.first_position()?;
        Some(self.remove_position(p))
    }

    pub fn pop_last(&mut self) -> Option<(K, V)>
    where
        K: Ord,
    {
        let p = self.last_position()?;
        Some(self.remove_position(p))
    }

    pub fn contains_key<Q: ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q> + Ord,
        Q: Ord,
    {
        self.find(key).is_some()
    }

    pub fn get_mut<Q: ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q> + Ord,
        Q: Ord,
    {
        match self.find(key) {
            Some(p) => Some(unsafe { p.value() }),
            None => None,
        }
    }

    #[diagnostic_item = "btreemap_insert"]
    pub fn insert(&mut self, key: K, value: V) -> Option<V>
    where
        K: Ord,
    {
        if self.root.is_null() {
            self.insert_new(None, key, value);
            return None;
        }
        match unsafe { search(self.root, |k| key.cmp(k)) } {
            Ok(p) => Some(mem::replace(unsafe { p.value() }, value)),
            Err(gap) => {
                self.insert_new(Some(gap), key, value);
                None
            }
        }
    }

    pub fn remove<Q: ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q> + Ord,
        Q: Ord,
    {
        match self.remove_entry(key) {
            Some((_, v)) => Some(v),
            None => None,
        }
    }

    pub fn remove_entry<Q: ?Sized>(&mut self, key: &Q) -> Option<(K, V)>
    where
        K: Borrow<Q> + Ord,
        Q: Ord,
    {
        let p = self.find(key)?;
        Some(self.remove_position(p))
    }

    pub fn retain<F: FnMut(&K, &mut V) -> bool>(&mut self, mut f: F)
    where
        K: Ord,
    {
        let old = mem::replace(self, BTreeMap::new());
        for (k, mut v) in old {
            if f(&k, &mut v) {
                self.push_last(k, v);
            }
        }
    }

    /// Puts an entry after all others.
    fn push_last(&mut self, key: K, value: V) {
        let gap = if self.root.is_null() { None } else { Some(unsafe { last_leaf_position(self.root) }) };
        self.insert_new(gap, key, value);
    }

    pub fn append(&mut self, other: &mut BTreeMap<K, V>)
    where
        K: Ord,
    {
        for (k, v) in mem::replace(other, BTreeMap::new()) {
            self.insert(k, v);
        }
    }

    /// The gaps in leaves that bound a range.
    fn bounds<T: ?Sized, R: RangeBounds<T>>(&self, range: &R) -> Span<K, V>
    where
        T: Ord,
        K: Borrow<T> + Ord,
    {
        if self.root.is_null() {
            return Span::empty();
        }
        let name = if crate::mem::size_of::<V>() == 0 && crate::any::type_name::<V>() == "()" { "BTreeSet" } else { "BTreeMap" };
        match (range.start_bound(), range.end_bound()) {
            (Bound::Excluded(s), Bound::Excluded(e)) if *s == *e => panic!("range start and end are equal and excluded in {name}"),
            (Bound::Included(s) | Bound::Excluded(s), Bound::Included(e) | Bound::Excluded(e)) if *s > *e => {
                panic!("range start is greater than range end in {name}")
            }
            _ => {}
        }
        unsafe {
            let front = match range.start_bound() {
                Bound::Unbounded => first_leaf_position(self.root),
                Bound::Included(s) => match search(self.root, |k| s.cmp(k.borrow())) {
                    Ok(entry) => gap_before(entry),
                    Err(gap) => gap,
                },
                Bound::Excluded(s) => match search(self.root, |k| s.cmp(k.borrow())) {
                    Ok(entry) => gap_after(entry),
                    Err(gap) => gap,
                },
            };
            let back = match range.end_bound() {
                Bound::Unbounded => last_leaf_position(self.root),
                Bound::Included(e) => match search(self.root, |k| e.cmp(k.borrow())) {
                    Ok(entry) => gap_after(entry),
                    Err(gap) => gap,
                },
                Bound::Excluded(e) => match search(self.root, |k| e.cmp(k.borrow())) {
                    Ok(entry) => gap_before(entry),
                    Err(gap) => gap,
                },
            };
            Span::new(front, back)
        }
    }

    pub fn range<T: ?Sized, R>(&self, range: R) -> Range<'_, K, V>
    where
        T: Ord,
        K: Borrow<T> + Ord,
        R: RangeBounds<T>,
    {
        Range::new(self.bounds(&range))
    }

    pub fn range_mut<T: ?Sized, R>(&mut self, range: R) -> RangeMut<'_, K, V>
    where
        T: Ord,
        K: Borrow<T> + Ord,
        R: RangeBounds<T>,
    {
        RangeMut::new(self.bounds(&range))
    }

    pub fn entry(&mut self, key: K) -> Entry<'_, K, V>
    where
        K: Ord,
    {
        if self.root.is_null() {
            return Entry::Vacant(VacantEntry::new(self, None, key));
        }
        match unsafe { search(self.root, |k| key.cmp(k)) } {
            Ok(p) => Entry::Occupied(OccupiedEntry::new(self, p)),
            Err(gap) => Entry::Vacant(VacantEntry::new(self, Some(gap), key)),
        }
    }

    pub fn split_off<Q: ?Sized + Ord>(&mut self, key: &Q) -> BTreeMap<K, V>
    where
        K: Borrow<Q> + Ord,
    {
        let mut right = BTreeMap::new();
        for (k, v) in mem::replace(self, BTreeMap::new()) {
            if k.borrow() < key {
                self.push_last(k, v);
            } else {
                right.push_last(k, v);
            }
        }
        right
    }

    /// Takes out, lazily, the entries of a range that a predicate chooses.
    pub fn extract_if<F, R>(&mut self, range: R, pred: F) -> ExtractIf<'_, K, V, R, F>
    where
        K: Ord,
        R: RangeBounds<K>,
        F: FnMut(&K, &mut V) -> bool,
    {
        ExtractIf { cut: self.cut(&range), map: self, pred, range: PhantomData }
    }

    /// The entries of a range, to be looked at and perhaps taken out one by one.
    pub(super) fn cut<R: RangeBounds<K>>(&self, range: &R) -> Cut<K, V>
    where
        K: Ord,
    {
        let span = self.bounds(range);
        let left = Range::new(span.clone()).count();
        Cut { next: span.front_gap(), left }
    }

    pub fn into_keys(self) -> IntoKeys<K, V> {
        IntoKeys { inner: self.into_iter() }
    }

    pub fn into_values(self) -> IntoValues<K, V> {
        IntoValues { inner: self.into_iter() }
    }

    pub fn iter(&self) -> Iter<'_, K, V> {
        Iter::new(self.span(), self.length)
    }

    pub fn iter_mut(&mut self) -> IterMut<'_, K, V> {
        IterMut::new(self.span(), self.length)
    }

    pub fn keys(&self) -> Keys<'_, K, V> {
        Keys { inner: self.iter() }
    }

    pub fn values(&self) -> Values<'_, K, V> {
        Values { inner: self.iter() }
    }

    pub fn values_mut(&mut self) -> ValuesMut<'_, K, V> {
        ValuesMut { inner: self.iter_mut() }
    }

    #[must_use]
    #[rustc_const_unstable]
    pub const fn len(&self) -> usize {
        self.length
    }

    #[must_use]
    #[rustc_const_unstable]
    pub const fn is_empty(&self) -> bool {
        self.length == 0
    }
}

/// How far the taking out of entries has come.
pub(super) struct Cut<K, V> {
    /// The gap before the entry to look at next.
    next: Position<K, V>,
    pub(super) left: usize,
}

impl<K: Ord, V> Cut<K, V> {
    /// Takes the next chosen entry out of the tree.
    pub(super) fn next<F: FnMut(&K, &mut V) -> bool>(&mut self, map: &mut BTreeMap<K, V>, mut pred: F) -> Option<(K, V)> {
        while self.left > 0 {
            self.left -= 1;
            let entry = unsafe { entry_after(self.next)? };
            let after = unsafe { gap_after(entry) };
            if unsafe { pred(entry.key(), entry.value()) } {
                // Removal moves entries about: the way back is by the key that follows.
                let following = unsafe { entry_after(after) };
                let follow = match following {
                    Some(p) => Some(unsafe { ptr::read(p.key()) }),
                    None => None,
                };
                let removed = map.remove_position(entry);
                if let Some(key) = follow {
                    let key = mem::ManuallyDrop::new(key);
                    if let Ok(p) = unsafe { search(map.root, |k| (*key).cmp(k)) } {
                        self.next = unsafe { gap_before(p) };
                    }
                }
                return Some(removed);
            }
            self.next = after;
        }
        None
    }
}

/// The iterator of `extract_if`.
#[picture(fields, map = "map")]
#[must_use = "iterators are lazy and do nothing unless consumed; use `retain` or `extract_if().for_each(drop)` to remove and discard elements"]
#[origin = "alloc::collections::btree::map"]
pub struct ExtractIf<'a, K, V, R, F> {
    map: &'a mut BTreeMap<K, V>,
    cut: Cut<K, V>,
    pred: F,
    range: PhantomData<R>,
}

impl<K: Ord, V, R, F: FnMut(&K, &mut V) -> bool> Iterator for ExtractIf<'_, K, V, R, F> {
    type Item = (K, V);
    fn next(&mut self) -> Option<(K, V)> {
        let pred = &mut self.pred;
        self.cut.next(self.map, |key, value| pred(key, value))
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.cut.left))
    }
}

unsafe impl<#[may_dangle] K, #[may_dangle] V> Drop for BTreeMap<K, V> {
    fn drop(&mut self) {
        drop(unsafe { IntoIter::new(self.root, self.length) })
    }
}

impl<K: Clone, V: Clone> Clone for BTreeMap<K, V> {
    fn clone(&self) -> BTreeMap<K, V> {
        let mut copy = BTreeMap::new();
        for (k, v) in self.iter() {
            copy.push_last(k.clone(), v.clone());
        }
        copy
    }
}

impl<K, V> IntoIterator for BTreeMap<K, V> {
    type Item = (K, V);
    type IntoIter = IntoIter<K, V>;
    fn into_iter(self) -> IntoIter<K, V> {
        let me = mem::ManuallyDrop::new(self);
        unsafe { IntoIter::new(me.root, me.length) }
    }
}

impl<'a, K, V> IntoIterator for &'a BTreeMap<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = Iter<'a, K, V>;
    fn into_iter(self) -> Iter<'a, K, V> {
        self.iter()
    }
}

impl<'a, K, V> IntoIterator for &'a mut BTreeMap<K, V> {
    type Item = (&'a K, &'a mut V);
    type IntoIter = IterMut<'a, K, V>;
    fn into_iter(self) -> IterMut<'a, K, V> {
        self.iter_mut()
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for BTreeMap<K, V> {
    fn from_iter<T: IntoIterator<Item = (K, V)>>(iter: T) -> BTreeMap<K, V> {
        let mut map = BTreeMap::new();
        map.extend(iter);
        map
    }
}

impl<K: Ord, V> Extend<(K, V)> for BTreeMap<K, V> {
    fn extend<T: IntoIterator<Item = (K, V)>>(&mut self, iter: T) {
        for (k, v) in iter {
            self.insert(k, v);
        }
    }
}

impl<'a, K: Ord + Copy, V: Copy> Extend<(&'a K, &'a V)> for BTreeMap<K, V> {
    fn extend<I: IntoIterator<Item = (&'a K, &'a V)>>(&mut self, iter: I) {
        for (k, v) in iter {
            self.insert(*k, *v);
        }
    }
}

impl<K: Ord, V, const N: usize> From<[(K, V); N]> for BTreeMap<K, V> {
    fn from(arr: [(K, V); N]) -> Self {
        BTreeMap::from_iter(arr)
    }
}

impl<K: Hash, V: Hash> Hash for BTreeMap<K, V> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_length_prefix(self.len());
        for entry in self {
            entry.hash(state);
        }
    }
}

impl<K, V> Default for BTreeMap<K, V> {
    fn default() -> BTreeMap<K, V> {
        BTreeMap::new()
    }
}

impl<K: PartialEq, V: PartialEq> PartialEq for BTreeMap<K, V> {
    fn eq(&self, other: &BTreeMap<K, V>) -> bool {
        self.len() == other.len() && self.iter().eq(other)
    }
}

impl<K: Eq, V: Eq> Eq for BTreeMap<K, V> {}

impl<K: PartialOrd, V: PartialOrd> PartialOrd for BTreeMap<K, V> {
    fn partial_cmp(&self, other: &BTreeMap<K, V>) -> Option<Ordering> {
        self.iter().partial_cmp(other.iter())
    }
}

impl<K: Ord, V: Ord> Ord for BTreeMap<K, V> {
    fn cmp(&self, other: &BTreeMap<K, V>) -> Ordering {
        self.iter().cmp(other.iter())
    }
}

impl<K: Debug, V: Debug> Debug for BTreeMap<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl<K, Q: ?Sized, V> Index<&Q> for BTreeMap<K, V>
where
    K: Borrow<Q> + Ord,
    Q: Ord,
{
    type Output = V;
    #[track_caller]
    fn index(&self, key: &Q) -> &V {
        self.get(key).expect("no entry found for key")
    }
}
