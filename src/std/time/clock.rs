//! `Instant` and `SystemTime`.

use super::Duration;
use crate::error::Error;
use crate::fmt;
use crate::intrinsics;
use crate::ops::{Add, AddAssign, Sub, SubAssign};

/// A point on a clock that never goes back.
#[picture(transparent, field = "since_start")]
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[diagnostic_item = "Instant"]
#[origin = "std::time"]
pub struct Instant {
    since_start: Duration,
}

impl Instant {
    #[must_use]
    pub fn now() -> Instant {
        Instant { since_start: Duration::from_nanos(intrinsics::now_nanos()) }
    }

    #[must_use]
    pub fn duration_since(&self, earlier: Instant) -> Duration {
        self.since_start.saturating_sub(earlier.since_start)
    }

    #[must_use]
    pub fn checked_duration_since(&self, earlier: Instant) -> Option<Duration> {
        self.since_start.checked_sub(earlier.since_start)
    }

    #[must_use]
    pub fn saturating_duration_since(&self, earlier: Instant) -> Duration {
        self.since_start.saturating_sub(earlier.since_start)
    }

    #[must_use]
    pub fn elapsed(&self) -> Duration {
        Instant::now().duration_since(*self)
    }

    pub fn checked_add(&self, duration: Duration) -> Option<Instant> {
        Some(Instant { since_start: self.since_start.checked_add(duration)? })
    }

    pub fn checked_sub(&self, duration: Duration) -> Option<Instant> {
        Some(Instant { since_start: self.since_start.checked_sub(duration)? })
    }
}

/// A point on the wall clock.
#[picture(transparent, field = "since_epoch")]
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[diagnostic_item = "SystemTime"]
#[origin = "std::time"]
pub struct SystemTime {
    since_epoch: Duration,
}

pub const UNIX_EPOCH: SystemTime = SystemTime { since_epoch: Duration::ZERO };

impl SystemTime {
    pub const UNIX_EPOCH: SystemTime = UNIX_EPOCH;

    #[must_use]
    pub fn now() -> SystemTime {
        SystemTime { since_epoch: Duration::from_nanos(intrinsics::unix_nanos()) }
    }

    /// Of a number of nanoseconds since 1970; what was before is taken for 1970.
    pub(crate) fn of_nanos(nanos: i64) -> SystemTime {
        SystemTime { since_epoch: Duration::from_nanos(if nanos < 0 { 0 } else { nanos as u64 }) }
    }

    pub fn duration_since(&self, earlier: SystemTime) -> Result<Duration, SystemTimeError> {
        match self.since_epoch.checked_sub(earlier.since_epoch) {
            Some(d) => Ok(d),
            None => Err(SystemTimeError(earlier.since_epoch - self.since_epoch)),
        }
    }

    pub fn elapsed(&self) -> Result<Duration, SystemTimeError> {
        SystemTime::now().duration_since(*self)
    }

    pub fn checked_add(&self, duration: Duration) -> Option<SystemTime> {
        Some(SystemTime { since_epoch: self.since_epoch.checked_add(duration)? })
    }

    pub fn checked_sub(&self, duration: Duration) -> Option<SystemTime> {
        Some(SystemTime { since_epoch: self.since_epoch.checked_sub(duration)? })
    }
}

/// The second time was later.
#[picture(transparent, field = "0")]
#[derive(Clone, Debug)]
#[origin = "std::time"]
pub struct SystemTimeError(Duration);

impl SystemTimeError {
    #[must_use]
    pub fn duration(&self) -> Duration {
        self.0
    }
}

impl fmt::Display for SystemTimeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("second time provided was later than self")
    }
}

impl Error for SystemTimeError {}

macro_rules! time_arithmetic {
    ($($t:ident $field:ident $add:literal $sub:literal;)*) => {$(
        impl Add<Duration> for $t {
            type Output = $t;
            fn add(self, dur: Duration) -> $t {
                $t { $field: self.$field.checked_add(dur).expect($add) }
            }
        }
        impl AddAssign<Duration> for $t {
            fn add_assign(&mut self, other: Duration) {
                *self = *self + other;
            }
        }
        impl Sub<Duration> for $t {
            type Output = $t;
            fn sub(self, dur: Duration) -> $t {
                $t { $field: self.$field.checked_sub(dur).expect($sub) }
            }
        }
        impl SubAssign<Duration> for $t {
            fn sub_assign(&mut self, other: Duration) {
                *self = *self - other;
            }
        }
        impl fmt::Debug for $t {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($t))
                    .field("tv_sec", &self.$field.as_secs())
                    .field("tv_nsec", &self.$field.subsec_nanos())
                    .finish()
            }
        }
    )*};
}

time_arithmetic! {
    Instant since_start "overflow when adding duration to instant" "overflow when subtracting duration from instant";
    SystemTime since_epoch "overflow when adding duration to instant" "overflow when subtracting duration from instant";
}

impl Sub<Instant> for Instant {
    type Output = Duration;
    fn sub(self, other: Instant) -> Duration {
        self.duration_since(other)
    }
}
