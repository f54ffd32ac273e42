//! The traits behind operators, and the types behind `..`.

mod arith;
mod arith_assign;
mod bit;
mod bound;
mod deref;
mod drop;
mod function;
mod index;
mod range;
mod try_trait;
mod unsize;

pub use self::arith::{Add, Div, Mul, Neg, Rem, Sub};
pub use self::arith_assign::{AddAssign, DivAssign, MulAssign, RemAssign, SubAssign};
pub use self::bit::{BitAnd, BitAndAssign, BitOr, BitOrAssign, BitXor, BitXorAssign, Not, Shl, ShlAssign, Shr, ShrAssign};
pub use self::bound::{Bound, RangeBounds};
pub use self::deref::{Deref, DerefMut, Receiver};
pub use self::drop::Drop;
pub use self::function::{Fn, FnMut, FnOnce};
pub use self::index::{Index, IndexMut};
pub use self::range::{OneSidedRange, Range, RangeFrom, RangeFull, RangeInclusive, RangeTo, RangeToInclusive};
pub use self::try_trait::{ControlFlow, FromResidual, Residual, Try};
pub use self::unsize::{CoerceUnsized, DispatchFromDyn};
