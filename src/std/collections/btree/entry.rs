//! The entries of `BTreeMap`.

use super::map::BTreeMap;
use super::node::Position;
use crate::fmt::{self, Debug};
use crate::mem;

/// A place in a map that may hold a value.
#[diagnostic_item = "BTreeEntry"]
#[origin = "alloc::collections::btree::map::entry"]
pub enum Entry<'a, K: 'a, V: 'a> {
    Vacant(VacantEntry<'a, K, V>),
    Occupied(OccupiedEntry<'a, K, V>),
}

/// A place that holds a value.
#[picture(fields, map = "map")]
#[origin = "alloc::collections::btree::map::entry"]
pub struct OccupiedEntry<'a, K, V> {
    map: &'a mut BTreeMap<K, V>,
    position: Position<K, V>,
}

/// A place that holds none.
#[picture(fields, map = "map", key = "key")]
#[origin = "alloc::collections::btree::map::entry"]
pub struct VacantEntry<'a, K, V> {
    map: &'a mut BTreeMap<K, V>,
    /// Nothing when the map is empty.
    gap: Option<Position<K, V>>,
    key: K,
}

use self::Entry::{Occupied, Vacant};

impl<'a, K: Ord, V> Entry<'a, K, V> {
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
    pub(super) fn new(map: &'a mut BTreeMap<K, V>, position: Position<K, V>) -> Self {
        OccupiedEntry { map, position }
    }
}

impl<'a, K: Ord, V> OccupiedEntry<'a, K, V> {
    pub fn key(&self) -> &K {
        unsafe { self.position.key() }
    }

    pub fn remove_entry(self) -> (K, V) {
        self.map.remove_position(self.position)
    }

    pub fn get(&self) -> &V {
        unsafe { self.position.value() }
    }

    pub fn get_mut(&mut self) -> &mut V {
        unsafe { self.position.value() }
    }

    pub fn into_mut(self) -> &'a mut V {
        unsafe { self.position.value() }
    }

    pub fn insert(&mut self, value: V) -> V {
        mem::replace(self.get_mut(), value)
    }

    pub fn remove(self) -> V {
        self.remove_entry().1
    }
}

impl<'a, K, V> VacantEntry<'a, K, V> {
    pub(super) fn new(map: &'a mut BTreeMap<K, V>, gap: Option<Position<K, V>>, key: K) -> Self {
        VacantEntry { map, gap, key }
    }
}

impl<'a, K: Ord, V> VacantEntry<'a, K, V> {
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
        let position = self.map.insert_new(self.gap, self.key, value);
        OccupiedEntry { map: self.map, position }
    }
}

impl<K: Debug + Ord, V: Debug> Debug for Entry<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Vacant(v) => f.debug_tuple("Entry").field(v).finish(),
            Occupied(o) => f.debug_tuple("Entry").field(o).finish(),
        }
    }
}

impl<K: Debug + Ord, V: Debug> Debug for OccupiedEntry<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OccupiedEntry").field("key", self.key()).field("value", self.get()).finish()
    }
}

impl<K: Debug + Ord, V> Debug for VacantEntry<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("VacantEntry").field(self.key()).finish()
    }
}
