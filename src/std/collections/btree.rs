//! B-trees: the nodes, the map and the set over them.

pub(super) mod entry;
pub(super) mod iter;
pub(super) mod map;
mod node;
pub(super) mod set;
