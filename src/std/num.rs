//! Numbers: errors of their conversions, and the files with their methods.

mod bytes;
mod error;
mod float;
mod float_math;
mod int;
mod non_zero;
mod parse;
mod signed;
mod unsigned;
mod wrapping;

pub use self::error::{IntErrorKind, ParseFloatError, ParseIntError, TryFromIntError};
pub use self::float::FpCategory;
pub use self::non_zero::{
    NonZero, NonZeroI128, NonZeroI16, NonZeroI32, NonZeroI64, NonZeroI8, NonZeroIsize, NonZeroU128, NonZeroU16, NonZeroU32, NonZeroU64, NonZeroU8,
    NonZeroUsize, ZeroablePrimitive,
};
pub use self::wrapping::{Saturating, Wrapping};
