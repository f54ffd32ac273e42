//! `Duration`.

use crate::error::Error;
use crate::fmt;
use crate::iter::Sum;
use crate::ops::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Sub, SubAssign};

const NANOS_PER_SEC: u32 = 1_000_000_000;
const NANOS_PER_MILLI: u32 = 1_000_000;
const NANOS_PER_MICRO: u32 = 1_000;

/// Nanoseconds below a second; what is above is a niche.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(transparent)]
#[rustc_layout_scalar_valid_range_start(0)]
#[rustc_layout_scalar_valid_range_end(999_999_999)]
struct Nanoseconds(u32);

impl Default for Nanoseconds {
    fn default() -> Nanoseconds {
        unsafe { Nanoseconds(0) }
    }
}

/// A span of time.
#[picture(duration, secs = "secs", nanos = "nanos")]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[diagnostic_item = "Duration"]
#[origin = "core::time"]
pub struct Duration {
    secs: u64,
    nanos: Nanoseconds,
}

#[track_caller]
const fn duration_overflow() -> ! {
    panic!("overflow in Duration::new")
}

const fn make(secs: u64, nanos: u32) -> Duration {
    Duration { secs, nanos: unsafe { Nanoseconds(nanos) } }
}

impl Duration {
    pub const ZERO: Duration = make(0, 0);
    pub const MAX: Duration = make(u64::MAX, NANOS_PER_SEC - 1);
    #[unstable(feature = "duration_constants", issue = "57391")]
    pub(crate) const SECOND: Duration = make(1, 0);
    #[unstable(feature = "duration_constants", issue = "57391")]
    pub(crate) const MILLISECOND: Duration = make(0, NANOS_PER_MILLI);
    #[unstable(feature = "duration_constants", issue = "57391")]
    pub(crate) const MICROSECOND: Duration = make(0, NANOS_PER_MICRO);
    #[unstable(feature = "duration_constants", issue = "57391")]
    pub(crate) const NANOSECOND: Duration = make(0, 1);

    #[must_use]
    pub const fn new(secs: u64, nanos: u32) -> Duration {
        match secs.checked_add((nanos / NANOS_PER_SEC) as u64) {
            Some(secs) => make(secs, nanos % NANOS_PER_SEC),
            None => duration_overflow(),
        }
    }

    #[must_use]
    pub const fn from_secs(secs: u64) -> Duration {
        make(secs, 0)
    }

    #[must_use]
    pub const fn from_mins(mins: u64) -> Duration {
        make(mins * 60, 0)
    }

    #[must_use]
    pub const fn from_hours(hours: u64) -> Duration {
        make(hours * 3600, 0)
    }

    #[must_use]
    pub const fn from_millis(millis: u64) -> Duration {
        make(millis / 1_000, (millis % 1_000) as u32 * NANOS_PER_MILLI)
    }

    #[must_use]
    pub const fn from_micros(micros: u64) -> Duration {
        make(micros / 1_000_000, (micros % 1_000_000) as u32 * NANOS_PER_MICRO)
    }

    #[must_use]
    pub const fn from_nanos(nanos: u64) -> Duration {
        make(nanos / 1_000_000_000, (nanos % 1_000_000_000) as u32)
    }

    #[must_use]
    pub const fn is_zero(&self) -> bool {
        self.secs == 0 && self.nanos.0 == 0
    }

    #[must_use]
    pub const fn as_secs(&self) -> u64 {
        self.secs
    }

    #[must_use]
    pub const fn subsec_millis(&self) -> u32 {
        self.nanos.0 / NANOS_PER_MILLI
    }

    #[must_use]
    pub const fn subsec_micros(&self) -> u32 {
        self.nanos.0 / NANOS_PER_MICRO
    }

    #[must_use]
    pub const fn subsec_nanos(&self) -> u32 {
        self.nanos.0
    }

    #[must_use]
    pub const fn as_millis(&self) -> u128 {
        self.secs as u128 * 1_000 + (self.nanos.0 / NANOS_PER_MILLI) as u128
    }

    #[must_use]
    pub const fn as_micros(&self) -> u128 {
        self.secs as u128 * 1_000_000 + (self.nanos.0 / NANOS_PER_MICRO) as u128
    }

    #[must_use]
    pub const fn as_nanos(&self) -> u128 {
        self.secs as u128 * 1_000_000_000 + self.nanos.0 as u128
    }

    #[must_use]
    pub const fn abs_diff(self, other: Duration) -> Duration {
        match self.checked_sub(other) {
            Some(d) => d,
            None => match other.checked_sub(self) {
                Some(d) => d,
                None => Duration::ZERO,
            },
        }
    }

    #[must_use]
    pub const fn checked_add(self, rhs: Duration) -> Option<Duration> {
        let mut nanos = self.nanos.0 + rhs.nanos.0;
        let mut secs = match self.secs.checked_add(rhs.secs) {
            Some(secs) => secs,
            None => return None,
        };
        if nanos >= NANOS_PER_SEC {
            nanos -= NANOS_PER_SEC;
            secs = match secs.checked_add(1) {
                Some(secs) => secs,
                None => return None,
            };
        }
        Some(make(secs, nanos))
    }

    #[must_use]
    pub const fn saturating_add(self, rhs: Duration) -> Duration {
        match self.checked_add(rhs) {
            Some(d) => d,
            None => Duration::MAX,
        }
    }

    #[must_use]
    pub const fn checked_sub(self, rhs: Duration) -> Option<Duration> {
        let mut secs = match self.secs.checked_sub(rhs.secs) {
            Some(secs) => secs,
            None => return None,
        };
        if self.nanos.0 >= rhs.nanos.0 {
            return Some(make(secs, self.nanos.0 - rhs.nanos.0));
        }
        secs = match secs.checked_sub(1) {
            Some(secs) => secs,
            None => return None,
        };
        Some(make(secs, self.nanos.0 + NANOS_PER_SEC - rhs.nanos.0))
    }

    #[must_use]
    pub const fn saturating_sub(self, rhs: Duration) -> Duration {
        match self.checked_sub(rhs) {
            Some(d) => d,
            None => Duration::ZERO,
        }
    }

    #[must_use]
    pub const fn checked_mul(self, rhs: u32) -> Option<Duration> {
        let nanos = self.nanos.0 as u64 * rhs as u64;
        let extra = nanos / NANOS_PER_SEC as u64;
        match self.secs.checked_mul(rhs as u64) {
            Some(secs) => match secs.checked_add(extra) {
                Some(secs) => Some(make(secs, (nanos % NANOS_PER_SEC as u64) as u32)),
                None => None,
            },
            None => None,
        }
    }

    #[must_use]
    pub const fn saturating_mul(self, rhs: u32) -> Duration {
        match self.checked_mul(rhs) {
            Some(d) => d,
            None => Duration::MAX,
        }
    }

    #[must_use]
    pub const fn checked_div(self, rhs: u32) -> Option<Duration> {
        if rhs == 0 {
            return None;
        }
        let secs = self.secs / rhs as u64;
        let rest = self.secs % rhs as u64;
        let nanos = (rest * NANOS_PER_SEC as u64 + self.nanos.0 as u64) / rhs as u64;
        Some(make(secs, nanos as u32))
    }

    #[must_use]
    pub const fn as_secs_f64(&self) -> f64 {
        self.secs as f64 + self.nanos.0 as f64 / NANOS_PER_SEC as f64
    }

    #[must_use]
    pub const fn as_secs_f32(&self) -> f32 {
        self.secs as f32 + self.nanos.0 as f32 / NANOS_PER_SEC as f32
    }

    #[must_use]
    pub fn from_secs_f64(secs: f64) -> Duration {
        match Duration::try_from_secs_f64(secs) {
            Ok(d) => d,
            Err(e) => panic!("{e}"),
        }
    }

    #[must_use]
    pub fn from_secs_f32(secs: f32) -> Duration {
        Duration::from_secs_f64(secs as f64)
    }

    pub fn try_from_secs_f32(secs: f32) -> Result<Duration, TryFromFloatSecsError> {
        Duration::try_from_secs_f64(secs as f64)
    }

    pub fn try_from_secs_f64(secs: f64) -> Result<Duration, TryFromFloatSecsError> {
        if secs < 0.0 {
            return Err(TryFromFloatSecsError { negative: true });
        }
        if !(secs < 18446744073709551616.0) {
            return Err(TryFromFloatSecsError { negative: false });
        }
        let whole = secs.trunc();
        let nanos = ((secs - whole) * NANOS_PER_SEC as f64).round_ties_even() as u32;
        if nanos == NANOS_PER_SEC { Ok(make(whole as u64 + 1, 0)) } else { Ok(make(whole as u64, nanos)) }
    }

    #[must_use]
    pub fn mul_f64(self, rhs: f64) -> Duration {
        Duration::from_secs_f64(rhs * self.as_secs_f64())
    }

    #[must_use]
    pub fn mul_f32(self, rhs: f32) -> Duration {
        Duration::from_secs_f32(rhs * self.as_secs_f32())
    }

    #[must_use]
    pub fn div_f64(self, rhs: f64) -> Duration {
        Duration::from_secs_f64(self.as_secs_f64() / rhs)
    }

    #[must_use]
    pub fn div_f32(self, rhs: f32) -> Duration {
        Duration::from_secs_f32(self.as_secs_f32() / rhs)
    }

    #[must_use]
    pub const fn div_duration_f32(self, rhs: Duration) -> f32 {
        self.as_nanos() as f32 / rhs.as_nanos() as f32
    }

    #[must_use]
    pub const fn div_duration_f64(self, rhs: Duration) -> f64 {
        self.as_nanos() as f64 / rhs.as_nanos() as f64
    }
}

/// A float could not become a duration.
#[picture(transparent, field = "negative")]
#[derive(Debug, Clone, PartialEq, Eq)]
#[origin = "core::time"]
pub struct TryFromFloatSecsError {
    negative: bool,
}

impl fmt::Display for TryFromFloatSecsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(if self.negative {
            "cannot convert float seconds to Duration: value is negative"
        } else {
            "cannot convert float seconds to Duration: value is either too big or NaN"
        })
    }
}

impl Error for TryFromFloatSecsError {}

impl Add for Duration {
    type Output = Duration;
    #[track_caller]
    fn add(self, rhs: Duration) -> Duration {
        self.checked_add(rhs).expect("overflow when adding durations")
    }
}

impl AddAssign for Duration {
    fn add_assign(&mut self, rhs: Duration) {
        *self = *self + rhs;
    }
}

impl Sub for Duration {
    type Output = Duration;
    #[track_caller]
    fn sub(self, rhs: Duration) -> Duration {
        self.checked_sub(rhs).expect("overflow when subtracting durations")
    }
}

impl SubAssign for Duration {
    fn sub_assign(&mut self, rhs: Duration) {
        *self = *self - rhs;
    }
}

impl Mul<u32> for Duration {
    type Output = Duration;
    fn mul(self, rhs: u32) -> Duration {
        self.checked_mul(rhs).expect("overflow when multiplying duration by scalar")
    }
}

impl Mul<Duration> for u32 {
    type Output = Duration;
    fn mul(self, rhs: Duration) -> Duration {
        rhs * self
    }
}

impl MulAssign<u32> for Duration {
    fn mul_assign(&mut self, rhs: u32) {
        *self = *self * rhs;
    }
}

impl Div<u32> for Duration {
    type Output = Duration;
    #[track_caller]
    fn div(self, rhs: u32) -> Duration {
        self.checked_div(rhs).expect("divide by zero error when dividing duration by scalar")
    }
}

impl DivAssign<u32> for Duration {
    fn div_assign(&mut self, rhs: u32) {
        *self = *self / rhs;
    }
}

impl Sum for Duration {
    fn sum<I: Iterator<Item = Duration>>(iter: I) -> Duration {
        iter.fold(Duration::ZERO, |a, b| a + b)
    }
}

impl<'a> Sum<&'a Duration> for Duration {
    fn sum<I: Iterator<Item = &'a Duration>>(iter: I) -> Duration {
        iter.fold(Duration::ZERO, |a, b| a + *b)
    }
}

impl fmt::Debug for Duration {
    /// The largest unit that leaves a whole part, with as many decimals as are needed or wanted.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let nanos = self.nanos.0;
        if self.secs > 0 {
            decimal(f, self.secs, nanos, NANOS_PER_SEC / 10, "s")
        } else if nanos >= NANOS_PER_MILLI {
            decimal(f, (nanos / NANOS_PER_MILLI) as u64, nanos % NANOS_PER_MILLI, NANOS_PER_MILLI / 10, "ms")
        } else if nanos >= NANOS_PER_MICRO {
            decimal(f, (nanos / NANOS_PER_MICRO) as u64, nanos % NANOS_PER_MICRO, NANOS_PER_MICRO / 10, "µs")
        } else {
            decimal(f, nanos as u64, 0, 1, "ns")
        }
    }
}

/// Writes `integer.fraction` and a unit; `divisor` is the weight of the first decimal in the fraction.
fn decimal(f: &mut fmt::Formatter<'_>, integer: u64, fraction: u32, divisor: u32, unit: &str) -> fmt::Result {
    let mut digits = [b'0'; 9];
    let mut count = 0;
    let mut rest = fraction;
    let mut weight = divisor;
    let wanted = match f.precision() {
        Some(p) if p < 9 => p,
        _ => 9,
    };
    while rest > 0 && count < wanted {
        digits[count] = b'0' + (rest / weight) as u8;
        rest %= weight;
        weight /= 10;
        count += 1;
    }
    let mut integer = integer as u128;
    // Round half to even, carrying to the left.
    if rest > 0 && rest >= weight * 5 {
        let tie = rest == weight * 5;
        let odd = if count > 0 { digits[count - 1] & 1 == 1 } else { integer & 1 == 1 };
        if !tie || odd {
            let mut i = count;
            let mut carry = true;
            while carry && i > 0 {
                i -= 1;
                if digits[i] < b'9' {
                    digits[i] += 1;
                    carry = false;
                } else {
                    digits[i] = b'0';
                }
            }
            if carry {
                integer += 1;
            }
        }
    }
    let shown = match f.precision() {
        Some(p) => if p < 9 { p } else { 9 },
        None => count,
    };
    let mut text = crate::string::String::new();
    if f.sign_plus() {
        text.push('+');
    }
    text.push_str(&integer.to_string());
    if shown > 0 {
        text.push('.');
        text.push_str(unsafe { crate::str::from_utf8_unchecked(&digits[..shown]) });
        if let Some(p) = f.precision() {
            let mut extra = shown;
            while extra < p {
                text.push('0');
                extra += 1;
            }
        }
    }
    text.push_str(unit);
    let width = crate::str::count_chars(&text);
    match f.width() {
        Some(w) if w > width => {
            let padding = w - width;
            let before = match f.align() {
                None | Some(fmt::Alignment::Left) => 0,
                Some(fmt::Alignment::Right) => padding,
                Some(fmt::Alignment::Center) => padding / 2,
            };
            let fill = f.fill();
            let mut i = 0;
            while i < before {
                fmt::Write::write_char(f, fill)?;
                i += 1;
            }
            f.write_str(&text)?;
            while i < padding {
                fmt::Write::write_char(f, fill)?;
                i += 1;
            }
            Ok(())
        }
        _ => f.write_str(&text),
    }
}
