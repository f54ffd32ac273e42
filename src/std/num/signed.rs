//! The methods of signed integers.

use crate::intrinsics;
use crate::panicking;

macro_rules! signed_methods {
    ($($t:ident $unsigned:ident $bits:literal;)*) => {$(
        impl $t {
            pub const MIN: $t = (1 as $t) << ($bits - 1);
            pub const MAX: $t = !$t::MIN;

            #[must_use]
            #[inline]
            pub const fn abs(self) -> $t {
                if self < 0 { -self } else { self }
            }

            #[must_use]
            #[inline]
            pub const fn unsigned_abs(self) -> $unsigned {
                self.wrapping_abs() as $unsigned
            }

            #[must_use]
            pub const fn abs_diff(self, other: $t) -> $unsigned {
                if self < other {
                    intrinsics::wrapping_sub(other as $unsigned, self as $unsigned)
                } else {
                    intrinsics::wrapping_sub(self as $unsigned, other as $unsigned)
                }
            }

            #[must_use]
            pub const fn checked_abs(self) -> Option<$t> {
                if self < 0 { self.checked_neg() } else { Some(self) }
            }

            #[must_use]
            pub const fn wrapping_abs(self) -> $t {
                if self < 0 { self.wrapping_neg() } else { self }
            }

            #[must_use]
            pub const fn saturating_abs(self) -> $t {
                if self < 0 { self.saturating_neg() } else { self }
            }

            #[must_use]
            pub const fn saturating_neg(self) -> $t {
                intrinsics::saturating_sub(0 as $t, self)
            }

            #[must_use]
            pub const fn saturating_div(self, rhs: $t) -> $t {
                match self.overflowing_div(rhs) {
                    (result, false) => result,
                    (_, true) => $t::MAX,
                }
            }

            #[must_use]
            pub const fn overflowing_abs(self) -> ($t, bool) {
                (self.wrapping_abs(), self == $t::MIN)
            }

            #[must_use]
            #[inline]
            pub const fn signum(self) -> $t {
                if self < 0 {
                    -1
                } else if self == 0 {
                    0
                } else {
                    1
                }
            }

            #[must_use]
            pub const fn is_positive(self) -> bool {
                self > 0
            }

            #[must_use]
            pub const fn is_negative(self) -> bool {
                self < 0
            }

            #[must_use]
            #[track_caller]
            pub const fn overflowing_div(self, rhs: $t) -> ($t, bool) {
                if rhs == -1 && self == $t::MIN { (self, true) } else { (self / rhs, false) }
            }

            #[must_use]
            #[track_caller]
            pub const fn overflowing_rem(self, rhs: $t) -> ($t, bool) {
                if rhs == -1 { (0, self == $t::MIN) } else { (self % rhs, false) }
            }

            #[must_use]
            #[track_caller]
            pub const fn overflowing_div_euclid(self, rhs: $t) -> ($t, bool) {
                if rhs == -1 && self == $t::MIN { (self, true) } else { (self.div_euclid(rhs), false) }
            }

            #[must_use]
            #[track_caller]
            pub const fn overflowing_rem_euclid(self, rhs: $t) -> ($t, bool) {
                if rhs == -1 { (0, self == $t::MIN) } else { (self.rem_euclid(rhs), false) }
            }

            /// The quotient that leaves a remainder that is not negative.
            #[must_use]
            #[track_caller]
            pub const fn div_euclid(self, rhs: $t) -> $t {
                let q = self / rhs;
                if self % rhs < 0 {
                    if rhs > 0 { q - 1 } else { q + 1 }
                } else {
                    q
                }
            }

            /// The remainder that is not negative.
            #[must_use]
            #[track_caller]
            pub const fn rem_euclid(self, rhs: $t) -> $t {
                let r = self % rhs;
                if r < 0 { r.wrapping_add(rhs.wrapping_abs()) } else { r }
            }

            #[must_use]
            #[track_caller]
            pub const fn isqrt(self) -> $t {
                match self.checked_isqrt() {
                    Some(root) => root,
                    None => panicking::panic("argument of integer square root cannot be negative"),
                }
            }

            #[must_use]
            pub const fn checked_isqrt(self) -> Option<$t> {
                if self < 0 { None } else { Some((self as $unsigned).isqrt() as $t) }
            }

            #[must_use]
            pub const fn checked_add_unsigned(self, rhs: $unsigned) -> Option<$t> {
                let (value, overflow) = self.overflowing_add_unsigned(rhs);
                if overflow { None } else { Some(value) }
            }

            #[must_use]
            pub const fn checked_sub_unsigned(self, rhs: $unsigned) -> Option<$t> {
                let (value, overflow) = self.overflowing_sub_unsigned(rhs);
                if overflow { None } else { Some(value) }
            }

            #[must_use]
            pub const fn overflowing_add_unsigned(self, rhs: $unsigned) -> ($t, bool) {
                let rhs = rhs as $t;
                let (value, overflow) = intrinsics::add_with_overflow(self, rhs);
                (value, overflow ^ (rhs < 0))
            }

            #[must_use]
            pub const fn overflowing_sub_unsigned(self, rhs: $unsigned) -> ($t, bool) {
                let rhs = rhs as $t;
                let (value, overflow) = intrinsics::sub_with_overflow(self, rhs);
                (value, overflow ^ (rhs < 0))
            }

            #[must_use]
            pub const fn wrapping_add_unsigned(self, rhs: $unsigned) -> $t {
                intrinsics::wrapping_add(self, rhs as $t)
            }

            #[must_use]
            pub const fn wrapping_sub_unsigned(self, rhs: $unsigned) -> $t {
                intrinsics::wrapping_sub(self, rhs as $t)
            }

            #[must_use]
            pub const fn saturating_add_unsigned(self, rhs: $unsigned) -> $t {
                match self.checked_add_unsigned(rhs) {
                    Some(x) => x,
                    None => $t::MAX,
                }
            }

            #[must_use]
            pub const fn saturating_sub_unsigned(self, rhs: $unsigned) -> $t {
                match self.checked_sub_unsigned(rhs) {
                    Some(x) => x,
                    None => $t::MIN,
                }
            }

            #[must_use]
            #[track_caller]
            pub const fn strict_abs(self) -> $t {
                if self < 0 { self.strict_neg() } else { self }
            }

            #[must_use]
            #[track_caller]
            pub const fn strict_add_unsigned(self, rhs: $unsigned) -> $t {
                match self.checked_add_unsigned(rhs) {
                    Some(x) => x,
                    None => panicking::panic_const_add_overflow(),
                }
            }

            #[must_use]
            #[track_caller]
            pub const fn strict_sub_unsigned(self, rhs: $unsigned) -> $t {
                match self.checked_sub_unsigned(rhs) {
                    Some(x) => x,
                    None => panicking::panic_const_sub_overflow(),
                }
            }

            #[must_use]
            pub const fn cast_unsigned(self) -> $unsigned {
                self as $unsigned
            }

            /// The middle of two numbers, rounded towards zero.
            #[must_use]
            pub const fn midpoint(self, rhs: $t) -> $t {
                let floor = ((self ^ rhs) >> 1).wrapping_add(self & rhs);
                if floor < 0 && (self ^ rhs) & 1 == 1 { floor + 1 } else { floor }
            }
        }
    )*};
}

signed_methods! {
    i8 u8 8;
    i16 u16 16;
    i32 u32 32;
    i64 u64 64;
    i128 u128 128;
    isize usize 64;
}
