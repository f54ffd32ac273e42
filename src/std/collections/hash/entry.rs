//! The entries of `HashMap`.

use super::table::RawTable;
use crate::fmt::{self, Debug};
use crate::mem;

/// A place in a map that may hold a value.
#[diagnostic_item = "HashMapEntry"]
#[origin = "std::collections::hash::map"]
pub enum Entry<'a, K: 'a, V: 'a> {
    Occupied(OccupiedEntry<'a, K, V>),
    Vacant(VacantEntry<'a, K, V>),
}

/// A place that holds a value.
#[picture(fields, map = "table")]
#[origin = "std::collections::hash::map"]
pub struct OccupiedEntry<'a, K: 'a, V: 'a> {
    table: &'a mut RawTable<(K, V)>,
    bucket: usize,
}

/// A place that holds none; there is room for one.
#[picture(fields, map = "table", key = "key")]
#[origin = "std::collections::hash::map"]
pub struct VacantEntry<'a, K: 'a, V: 'a> {
    table: &'a mut RawTable<(K, V)>,
    hash: u64,
    key: K,
}

use self::Entry::{Occupied, Vacant};

impl<'a, K, V> Entry<'a, K, V> {
    pub(super) fn new(table: &'a mut RawTable<(K, V)>, hash: u64, key: K, found: Option<usize>) -> Entry<'a, K, V> {
        match found {
            Some(bucket) => Occupied(OccupiedEntry { table, bucket }),
            None => Vacant(VacantEntry { table, hash, key }),
        }
    }

    pub fn or_insert(self, default: V) -> &'a mut V {
        match self {
            Occupied(entry) => entry.into_mut(),
            Vacant(entry) => entry.insert(default),
        }
    }

    pub fn or_insert_with<F: FnOnce() -> V>(self, default: F) -> &'a mut V {
        match self {
            Occupied(entry) => entry.into_mut(),
            Vacant(entry) => entry.insert(default()),
        }
    }

    pub fn or_insert_with_key<F: FnOnce(&K) -> V>(self, default: F) -> &'a mut V {
        match self {
            Occupied(entry) => entry.into_mut(),
            Vacant(entry) => {
                let value = default(entry.key());
                entry.insert(value)
            }
        }
    }

    pub fn key(&self) -> &K {
        match self {
            Occupied(entry) => entry.key(),
            Vacant(entry) => entry.key(),
        }
    }

    pub fn and_modify<F: FnOnce(&mut V)>(self, f: F) -> Self {
        match self {
            Occupied(mut entry) => {
                f(entry.get_mut());
                Occupied(entry)
            }
            Vacant(entry) => Vacant(entry),
        }
    }

    pub fn insert_entry(self, value: V) -> OccupiedEntry<'a, K, V> {
        match self {
            Occupied(mut entry) => {
                entry.insert(value);
                entry
            }
            Vacant(entry) => entry.insert_entry(value),
        }
    }

    pub fn or_default(self) -> &'a mut V
    where
        V: Default,
    {
        match self {
            Occupied(entry) => entry.into_mut(),
            Vacant(entry) => entry.insert(Default::default()),
        }
    }
}

impl<'a, K, V> OccupiedEntry<'a, K, V> {
    fn slot(&self) -> *mut (K, V) {
        self.table.slot(self.bucket)
    }

    pub fn key(&self) -> &K {
        unsafe { &(*self.slot()).0 }
    }

    pub fn remove_entry(self) -> (K, V) {
        self.table.remove(self.bucket)
    }

    pub fn get(&self) -> &V {
        unsafe { &(*self.slot()).1 }
    }

    pub fn get_mut(&mut self) -> &mut V {
        unsafe { &mut (*self.slot()).1 }
    }

    pub fn into_mut(self) -> &'a mut V {
        unsafe { &mut (*self.slot()).1 }
    }

    pub fn insert(&mut self, value: V) -> V {
        mem::replace(self.get_mut(), value)
    }

    pub fn remove(self) -> V {
        self.remove_entry().1
    }
}

impl<'a, K: 'a, V: 'a> VacantEntry<'a, K, V> {
    pub fn key(&self) -> &K {
        &self.key
    }

    pub fn into_key(self) -> K {
        self.key
    }

    pub fn insert(self, value: V) -> &'a mut V {
        self.insert_entry(value).into_mut()
    }

    pub fn insert_entry(self, value: V) -> OccupiedEntry<'a, K, V> {
        // `HashMap::entry` made room, so nothing is hashed again.
        let bucket = self.table.insert(self.hash, (self.key, value), |_| 0);
        OccupiedEntry { table: self.table, bucket }
    }
}

impl<K: Debug, V: Debug> Debug for Entry<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Vacant(v) => f.debug_tuple("Entry").field(v).finish(),
            Occupied(o) => f.debug_tuple("Entry").field(o).finish(),
        }
    }
}

impl<K: Debug, V: Debug> Debug for OccupiedEntry<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OccupiedEntry").field("key", self.key()).field("value", self.get()).finish_non_exhaustive()
    }
}

impl<K: Debug, V> Debug for VacantEntry<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("VacantEntry").field(self.key()).finish()
    }
}
