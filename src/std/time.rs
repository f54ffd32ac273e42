//! Durations and clocks.

mod clock;
mod duration;

pub use self::clock::{Instant, SystemTime, SystemTimeError, UNIX_EPOCH};
pub use self::duration::{Duration, TryFromFloatSecsError};
