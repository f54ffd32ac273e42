//! Iterators: the traits, the adapters, the sources.

mod accum;
mod adapters;
mod collect;
mod double_ended;
mod flatten;
mod iterator;
mod peekable;
mod range;
mod sources;
mod zip;

pub use self::accum::{Product, Sum};
pub use self::adapters::{
    Chain, Cloned, Copied, Cycle, Enumerate, Filter, FilterMap, Fuse, Inspect, Map, MapWhile, Rev, Scan, Skip, SkipWhile, StepBy, Take, TakeWhile,
};
pub use self::adapters::chain;
pub use self::collect::{Extend, FromIterator, IntoIterator};
pub(crate) use self::collect::try_process;
pub use self::double_ended::{DoubleEndedIterator, ExactSizeIterator, FusedIterator};
pub use self::flatten::{FlatMap, Flatten};
pub use self::iterator::Iterator;
pub use self::peekable::Peekable;
pub use self::range::Step;
pub use self::sources::{
    empty, from_fn, once, once_with, repeat, repeat_n, repeat_with, successors, Empty, FromFn, Once, OnceWith, Repeat, RepeatN, RepeatWith, Successors,
};
pub use self::zip::{zip, Zip};
