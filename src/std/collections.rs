//! The collections.

mod heap;
mod btree;
mod hash;
mod list;
mod reserve;
mod deque;

pub use crate::ops::Bound;

pub use self::binary_heap::BinaryHeap;
pub use self::btree_map::BTreeMap;
pub use self::btree_set::BTreeSet;
pub use self::hash_map::HashMap;
pub use self::hash_set::HashSet;
pub use self::linked_list::LinkedList;
pub use self::reserve::TryReserveError;
pub use self::vec_deque::VecDeque;

pub mod hash_map {
    pub use super::hash::entry::{Entry, OccupiedEntry, VacantEntry};
    pub use super::hash::map::{Drain, ExtractIf, HashMap, IntoIter, IntoKeys, IntoValues, Iter, IterMut, Keys, Values, ValuesMut};
    pub use crate::hash::{DefaultHasher, RandomState};
}

pub mod hash_set {
    pub use super::hash::set::{Difference, Drain, ExtractIf, HashSet, Intersection, IntoIter, Iter, SymmetricDifference, Union};
}

pub mod btree_map {
    pub use super::btree::entry::{Entry, OccupiedEntry, VacantEntry};
    pub use super::btree::iter::{IntoIter, IntoKeys, IntoValues, Iter, IterMut, Keys, Range, RangeMut, Values, ValuesMut};
    pub use super::btree::map::{BTreeMap, ExtractIf};
}

pub mod btree_set {
    pub use super::btree::set::{BTreeSet, Difference, ExtractIf, Intersection, IntoIter, Iter, Range, SymmetricDifference, Union};
}

pub mod binary_heap {
    pub use super::heap::{BinaryHeap, Drain, IntoIter, Iter, PeekMut};
}

pub mod linked_list {
    pub use super::list::{ExtractIf, IntoIter, Iter, IterMut, LinkedList};
}

pub mod vec_deque {
    pub use super::deque::{Drain, IntoIter, Iter, IterMut, VecDeque};
}
