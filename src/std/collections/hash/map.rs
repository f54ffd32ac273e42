//! `HashMap`.

use super::table::{Consume, Cursor, RawTable};
use crate::borrow::Borrow;
use crate::fmt::{self, Debug};
use crate::hash::{BuildHasher, Hash, RandomState};
use crate::iter::FusedIterator;
use crate::marker::PhantomData;
use crate::mem;
use crate::ops::Index;

/// Finds values by key, through hashing.
#[picture(transparent, field = "table")]
#[diagnostic_item = "HashMap"]
pub struct HashMap<K, V, S = RandomState> {
    pub(super) hash_builder: S,
    pub(super) table: RawTable<(K, V)>,
}

impl<K, V> HashMap<K, V, RandomState> {
    #[must_use]
    #[diagnostic_item = "hashmap_new"]
    pub fn new() -> HashMap<K, V, RandomState> {
        Default::default()
    }

    #[must_use]
    #[diagnostic_item = "hashmap_with_capacity"]
    pub fn with_capacity(capacity: usize) -> HashMap<K, V, RandomState> {
        HashMap::with_capacity_and_hasher(capacity, Default::default())
    }
}

impl<K, V, S> HashMap<K, V, S> {
    pub const fn with_hasher(hash_builder: S) -> HashMap<K, V, S> {
        HashMap { hash_builder, table: RawTable::new() }
    }

    pub fn with_capacity_and_hasher(capacity: usize, hash_builder: S) -> HashMap<K, V, S> {
        HashMap { hash_builder, table: RawTable::with_capacity(capacity) }
    }

    pub fn capacity(&self) -> usize {
        self.table.capacity()
    }

    pub fn keys(&self) -> Keys<'_, K, V> {
        Keys { inner: self.iter() }
    }

    pub fn into_keys(self) -> IntoKeys<K, V> {
        IntoKeys { inner: self.into_iter() }
    }

    pub fn values(&self) -> Values<'_, K, V> {
        Values { inner: self.iter() }
    }

    pub fn values_mut(&mut self) -> ValuesMut<'_, K, V> {
        ValuesMut { inner: self.iter_mut() }
    }

    pub fn into_values(self) -> IntoValues<K, V> {
        IntoValues { inner: self.into_iter() }
    }

    pub fn iter(&self) -> Iter<'_, K, V> {
        Iter { cursor: self.table.cursor(), marker: PhantomData }
    }

    pub fn iter_mut(&mut self) -> IterMut<'_, K, V> {
        IterMut { cursor: self.table.cursor(), marker: PhantomData }
    }

    pub fn len(&self) -> usize {
        self.table.len()
    }

    pub fn is_empty(&self) -> bool {
        self.table.len() == 0
    }

    pub fn drain(&mut self) -> Drain<'_, K, V> {
        Drain { inner: Consume::new(mem::replace(&mut self.table, RawTable::new())), marker: PhantomData }
    }

    pub fn retain<F: FnMut(&K, &mut V) -> bool>(&mut self, mut f: F) {
        let mut i = 0;
        while i < self.table.buckets() {
            if self.table.is_full(i) {
                let (key, value) = unsafe { &mut *self.table.slot(i) };
                if !f(key, value) {
                    drop(self.table.remove(i));
                }
            }
            i += 1;
        }
    }

    pub fn extract_if<F: FnMut(&K, &mut V) -> bool>(&mut self, pred: F) -> ExtractIf<'_, K, V, F> {
        ExtractIf { found: self.taken(), pred }
    }

    /// All entries, to be looked at and perhaps taken out one by one.
    pub(super) fn taken(&mut self) -> Taken<'_, K, V> {
        Taken { cursor: self.table.cursor(), table: &mut self.table }
    }

    pub fn clear(&mut self) {
        self.table.clear();
    }

    pub fn hasher(&self) -> &S {
        &self.hash_builder
    }
}

impl<K: Eq + Hash, V, S: BuildHasher> HashMap<K, V, S> {
    pub fn reserve(&mut self, additional: usize) {
        let hash_builder = &self.hash_builder;
        self.table.reserve(additional, |x| hash_builder.hash_one(&x.0));
    }

    pub fn shrink_to_fit(&mut self) {
        self.shrink_to(0)
    }

    pub fn shrink_to(&mut self, min_capacity: usize) {
        let hash_builder = &self.hash_builder;
        self.table.shrink_to(min_capacity, |x| hash_builder.hash_one(&x.0));
    }

    pub fn entry(&mut self, key: K) -> super::entry::Entry<'_, K, V> {
        let hash = self.hash_builder.hash_one(&key);
        let found = self.table.find(hash, |x| x.0 == key);
        if found.is_none() {
            self.reserve(1);
        }
        super::entry::Entry::new(&mut self.table, hash, key, found)
    }

    pub fn try_reserve(&mut self, additional: usize) -> Result<(), crate::collections::TryReserveError> {
        match self.len().checked_add(additional).and_then(|n| n.checked_mul(2 * mem::size_of::<(K, V)>() + 2)) {
            Some(bytes) if bytes <= isize::MAX as usize => {
                self.reserve(additional);
                Ok(())
            }
            _ => Err(crate::collections::TryReserveError::capacity_overflow()),
        }
    }

    /// Mutable references to the values of several keys; panics if two keys are the same.
    pub fn get_disjoint_mut<Q: ?Sized, const N: usize>(&mut self, ks: [&Q; N]) -> [Option<&'_ mut V>; N]
    where
        K: Borrow<Q>,
        Q: Hash + Eq,
    {
        let mut i = 0;
        while i < N {
            let mut k = 0;
            while k < i {
                if ks[i] == ks[k] && self.contains_key(ks[i]) {
                    panic!("duplicate keys found");
                }
                k += 1;
            }
            i += 1;
        }
        unsafe { self.get_disjoint_unchecked_mut(ks) }
    }

    pub unsafe fn get_disjoint_unchecked_mut<Q: ?Sized, const N: usize>(&mut self, ks: [&Q; N]) -> [Option<&'_ mut V>; N]
    where
        K: Borrow<Q>,
        Q: Hash + Eq,
    {
        let table = &raw const self.table;
        ks.map(|k| match self.bucket(k) {
            Some(i) => Some(unsafe { &mut (*(*table).slot(i)).1 }),
            None => None,
        })
    }

    fn bucket<Q: ?Sized>(&self, k: &Q) -> Option<usize>
    where
        K: Borrow<Q>,
        Q: Hash + Eq,
    {
        if self.table.len() == 0 {
            return None;
        }
        let hash = self.hash_builder.hash_one(k);
        self.table.find(hash, |x| *k == *x.0.borrow())
    }

    #[inline]
    pub fn get<Q: ?Sized>(&self, k: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
        Q: Hash + Eq,
    {
        match self.bucket(k) {
            Some(i) => Some(unsafe { &(*self.table.slot(i)).1 }),
            None => None,
        }
    }

    pub fn get_key_value<Q: ?Sized>(&self, k: &Q) -> Option<(&K, &V)>
    where
        K: Borrow<Q>,
        Q: Hash + Eq,
    {
        match self.bucket(k) {
            Some(i) => {
                let (key, value) = unsafe { &*self.table.slot(i) };
                Some((key, value))
            }
            None => None,
        }
    }

    #[inline]
    #[diagnostic_item = "hashmap_contains_key"]
    pub fn contains_key<Q: ?Sized>(&self, k: &Q) -> bool
    where
        K: Borrow<Q>,
        Q: Hash + Eq,
    {
        self.bucket(k).is_some()
    }

    #[inline]
    pub fn get_mut<Q: ?Sized>(&mut self, k: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
        Q: Hash + Eq,
    {
        match self.bucket(k) {
            Some(i) => Some(unsafe { &mut (*self.table.slot(i)).1 }),
            None => None,
        }
    }

    #[diagnostic_item = "hashmap_insert"]
    pub fn insert(&mut self, k: K, v: V) -> Option<V> {
        let hash = self.hash_builder.hash_one(&k);
        match self.table.find(hash, |x| x.0 == k) {
            Some(i) => Some(mem::replace(unsafe { &mut (*self.table.slot(i)).1 }, v)),
            None => {
                let hash_builder = &self.hash_builder;
                self.table.insert(hash, (k, v), |x| hash_builder.hash_one(&x.0));
                None
            }
        }
    }

    pub fn remove<Q: ?Sized>(&mut self, k: &Q) -> Option<V>
    where
        K: Borrow<Q>,
        Q: Hash + Eq,
    {
        match self.remove_entry(k) {
            Some((_, v)) => Some(v),
            None => None,
        }
    }

    pub fn remove_entry<Q: ?Sized>(&mut self, k: &Q) -> Option<(K, V)>
    where
        K: Borrow<Q>,
        Q: Hash + Eq,
    {
        match self.bucket(k) {
            Some(i) => Some(self.table.remove(i)),
            None => None,
        }
    }
}

impl<K: Clone, V: Clone, S: Clone> Clone for HashMap<K, V, S> {
    fn clone(&self) -> Self {
        HashMap { hash_builder: self.hash_builder.clone(), table: self.table.duplicate() }
    }
}

impl<K: Eq + Hash, V: PartialEq, S: BuildHasher> PartialEq for HashMap<K, V, S> {
    fn eq(&self, other: &HashMap<K, V, S>) -> bool {
        if self.len() != other.len() {
            return false;
        }
        for (key, value) in self {
            match other.get(key) {
                Some(v) if *value == *v => {}
                _ => return false,
            }
        }
        true
    }
}

impl<K: Eq + Hash, V: Eq, S: BuildHasher> Eq for HashMap<K, V, S> {}

impl<K: Debug, V: Debug, S> Debug for HashMap<K, V, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl<K, V, S: Default> Default for HashMap<K, V, S> {
    fn default() -> HashMap<K, V, S> {
        HashMap::with_hasher(Default::default())
    }
}

impl<K, Q: ?Sized, V, S> Index<&Q> for HashMap<K, V, S>
where
    K: Eq + Hash + Borrow<Q>,
    Q: Eq + Hash,
    S: BuildHasher,
{
    type Output = V;
    #[track_caller]
    fn index(&self, key: &Q) -> &V {
        self.get(key).expect("no entry found for key")
    }
}

impl<K: Eq + Hash, V, S: BuildHasher + Default> FromIterator<(K, V)> for HashMap<K, V, S> {
    fn from_iter<T: IntoIterator<Item = (K, V)>>(iter: T) -> HashMap<K, V, S> {
        let mut map = HashMap::with_hasher(Default::default());
        map.extend(iter);
        map
    }
}

impl<K: Eq + Hash, V, S: BuildHasher> Extend<(K, V)> for HashMap<K, V, S> {
    fn extend<T: IntoIterator<Item = (K, V)>>(&mut self, iter: T) {
        let iter = iter.into_iter();
        let lower = iter.size_hint().0;
        self.reserve(if self.is_empty() { lower } else { (lower + 1) / 2 });
        for (k, v) in iter {
            self.insert(k, v);
        }
    }
}

impl<'a, K: Eq + Hash + Copy, V: Copy, S: BuildHasher> Extend<(&'a K, &'a V)> for HashMap<K, V, S> {
    fn extend<T: IntoIterator<Item = (&'a K, &'a V)>>(&mut self, iter: T) {
        for (k, v) in iter {
            self.insert(*k, *v);
        }
    }
}

impl<K: Eq + Hash, V, const N: usize> From<[(K, V); N]> for HashMap<K, V, RandomState> {
    fn from(arr: [(K, V); N]) -> Self {
        HashMap::from_iter(arr)
    }
}

/// The iterator of `iter`.
#[picture(fields, left = "cursor.left")]
pub struct Iter<'a, K: 'a, V: 'a> {
    cursor: Cursor<(K, V)>,
    marker: PhantomData<(&'a K, &'a V)>,
}

impl<K, V> Clone for Iter<'_, K, V> {
    fn clone(&self) -> Self {
        Iter { cursor: self.cursor.clone(), marker: PhantomData }
    }
}

/// The iterator of `iter_mut`.
#[picture(fields, left = "cursor.left")]
pub struct IterMut<'a, K: 'a, V: 'a> {
    cursor: Cursor<(K, V)>,
    marker: PhantomData<(&'a K, &'a mut V)>,
}

/// The iterator of `into_iter`.
#[picture(fields, left = "inner.cursor.left")]
pub struct IntoIter<K, V> {
    inner: Consume<(K, V)>,
}

/// The iterator of `drain`.
#[picture(fields, left = "inner.cursor.left")]
pub struct Drain<'a, K: 'a, V: 'a> {
    inner: Consume<(K, V)>,
    marker: PhantomData<&'a mut (K, V)>,
}

/// The iterator of `keys`.
#[picture(transparent, field = "inner")]
pub struct Keys<'a, K: 'a, V: 'a> {
    inner: Iter<'a, K, V>,
}

impl<K, V> Clone for Keys<'_, K, V> {
    fn clone(&self) -> Self {
        Keys { inner: self.inner.clone() }
    }
}

/// The iterator of `values`.
#[picture(transparent, field = "inner")]
pub struct Values<'a, K: 'a, V: 'a> {
    inner: Iter<'a, K, V>,
}

impl<K, V> Clone for Values<'_, K, V> {
    fn clone(&self) -> Self {
        Values { inner: self.inner.clone() }
    }
}

/// The iterator of `values_mut`.
#[picture(transparent, field = "inner")]
pub struct ValuesMut<'a, K: 'a, V: 'a> {
    inner: IterMut<'a, K, V>,
}

/// The iterator of `into_keys`.
#[picture(transparent, field = "inner")]
pub struct IntoKeys<K, V> {
    inner: IntoIter<K, V>,
}

/// The iterator of `into_values`.
#[picture(transparent, field = "inner")]
pub struct IntoValues<K, V> {
    inner: IntoIter<K, V>,
}

/// Each kind: where the next entry comes from, how many are left, and what is given of it.
macro_rules! map_iterators {
    ($([$($lifetime:lifetime)?] $name:ident, $item:ty, $source:ident, |$entry:pat_param| $value:expr;)*) => {$(
        impl<$($lifetime,)? K, V> Iterator for $name<$($lifetime,)? K, V> {
            type Item = $item;
            #[inline]
            fn next(&mut self) -> Option<$item> {
                match self.$source.next() {
                    Some($entry) => Some($value),
                    None => None,
                }
            }
            #[inline]
            fn size_hint(&self) -> (usize, Option<usize>) {
                (self.$source.len(), Some(self.$source.len()))
            }
        }
        impl<$($lifetime,)? K, V> ExactSizeIterator for $name<$($lifetime,)? K, V> {}
        impl<$($lifetime,)? K, V> FusedIterator for $name<$($lifetime,)? K, V> {}
    )*};
}

map_iterators! {
    ['a] Iter, (&'a K, &'a V), cursor, |slot| { let (k, v) = unsafe { &*slot }; (k, v) };
    ['a] IterMut, (&'a K, &'a mut V), cursor, |slot| { let (k, v) = unsafe { &mut *slot }; (&*k, v) };
    [] IntoIter, (K, V), inner, |entry| entry;
    ['a] Drain, (K, V), inner, |entry| entry;
    ['a] Keys, &'a K, inner, |(k, _)| k;
    ['a] Values, &'a V, inner, |(_, v)| v;
    ['a] ValuesMut, &'a mut V, inner, |(_, v)| v;
    [] IntoKeys, K, inner, |(k, _)| k;
    [] IntoValues, V, inner, |(_, v)| v;
}

impl<K: Debug, V: Debug> Debug for Iter<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

impl<K: Debug, V> Debug for Keys<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

impl<K, V: Debug> Debug for Values<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

impl<K: Debug, V: Debug> Debug for IntoIter<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let iter: Iter<'_, K, V> = Iter { cursor: self.inner.cursor(), marker: PhantomData };
        f.debug_list().entries(iter).finish()
    }
}

/// Entries on their way out of a table.
pub(super) struct Taken<'a, K, V> {
    cursor: Cursor<(K, V)>,
    table: &'a mut RawTable<(K, V)>,
}

impl<K, V> Taken<'_, K, V> {
    /// Takes out the next entry that `pred` chooses.
    pub(super) fn next<F: FnMut(&K, &mut V) -> bool>(&mut self, mut pred: F) -> Option<(K, V)> {
        while let Some(slot) = self.cursor.next() {
            let (key, value) = unsafe { &mut *slot };
            if pred(key, value) {
                return Some(self.table.remove(self.cursor.last_bucket()));
            }
        }
        None
    }
}

/// The iterator of `extract_if`.
#[picture(opaque)]
#[must_use = "iterators are lazy and do nothing unless consumed; use `retain` or `extract_if().for_each(drop)` to remove and discard elements"]
pub struct ExtractIf<'a, K, V, F> {
    found: Taken<'a, K, V>,
    pred: F,
}

impl<K, V, F: FnMut(&K, &mut V) -> bool> Iterator for ExtractIf<'_, K, V, F> {
    type Item = (K, V);
    fn next(&mut self) -> Option<(K, V)> {
        let pred = &mut self.pred;
        self.found.next(|key, value| pred(key, value))
    }
}

impl<K, V, F: FnMut(&K, &mut V) -> bool> FusedIterator for ExtractIf<'_, K, V, F> {}

impl<'a, K, V, S> IntoIterator for &'a HashMap<K, V, S> {
    type Item = (&'a K, &'a V);
    type IntoIter = Iter<'a, K, V>;
    fn into_iter(self) -> Iter<'a, K, V> {
        self.iter()
    }
}

impl<'a, K, V, S> IntoIterator for &'a mut HashMap<K, V, S> {
    type Item = (&'a K, &'a mut V);
    type IntoIter = IterMut<'a, K, V>;
    fn into_iter(self) -> IterMut<'a, K, V> {
        self.iter_mut()
    }
}

impl<K, V, S> IntoIterator for HashMap<K, V, S> {
    type Item = (K, V);
    type IntoIter = IntoIter<K, V>;
    fn into_iter(self) -> IntoIter<K, V> {
        IntoIter { inner: Consume::new(self.table) }
    }
}

impl<K: Debug, V> Debug for IntoKeys<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let iter: Iter<'_, K, V> = Iter { cursor: self.inner.inner.cursor(), marker: PhantomData };
        f.debug_list().entries(iter.map(|(key, _)| key)).finish()
    }
}

impl<K, V: Debug> Debug for IntoValues<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let iter: Iter<'_, K, V> = Iter { cursor: self.inner.inner.cursor(), marker: PhantomData };
        f.debug_list().entries(iter.map(|(_, value)| value)).finish()
    }
}

impl<K, V> Default for IntoIter<K, V> {
    fn default() -> Self {
        HashMap::<K, V, ()>::with_hasher(()).into_iter()
    }
}

impl<K, V> Default for IntoKeys<K, V> {
    fn default() -> Self {
        IntoKeys { inner: Default::default() }
    }
}

impl<K, V> Default for IntoValues<K, V> {
    fn default() -> Self {
        IntoValues { inner: Default::default() }
    }
}
