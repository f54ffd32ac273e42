//! Hash tables: the raw table, the map and the set over it.

pub(super) mod entry;
pub(super) mod map;
pub(super) mod set;
mod table;
