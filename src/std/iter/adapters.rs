//! The lazy adapters.

mod closures;
mod plain;

pub use self::closures::{Filter, FilterMap, Inspect, Map, MapWhile, Scan, SkipWhile, TakeWhile};
pub use self::plain::{chain, Chain, Cloned, Copied, Cycle, Enumerate, Fuse, Rev, Skip, StepBy, Take};
