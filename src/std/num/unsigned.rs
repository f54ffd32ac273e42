//! The methods of unsigned integers, and those of bytes as ASCII characters.

use crate::intrinsics;
use crate::panicking;

macro_rules! unsigned_methods {
    ($($t:ident $signed:ident $bits:literal;)*) => {$(
        impl $t {
            pub const MIN: $t = 0;
            pub const MAX: $t = !0;

            #[must_use]
            #[track_caller]
            pub const fn overflowing_div(self, rhs: $t) -> ($t, bool) {
                (self / rhs, false)
            }

            #[must_use]
            #[track_caller]
            pub const fn overflowing_rem(self, rhs: $t) -> ($t, bool) {
                (self % rhs, false)
            }

            #[must_use]
            #[track_caller]
            pub const fn overflowing_div_euclid(self, rhs: $t) -> ($t, bool) {
                (self / rhs, false)
            }

            #[must_use]
            #[track_caller]
            pub const fn overflowing_rem_euclid(self, rhs: $t) -> ($t, bool) {
                (self % rhs, false)
            }

            #[must_use]
            #[track_caller]
            pub const fn saturating_div(self, rhs: $t) -> $t {
                self / rhs
            }

            #[must_use]
            #[track_caller]
            pub const fn div_euclid(self, rhs: $t) -> $t {
                self / rhs
            }

            #[must_use]
            #[track_caller]
            pub const fn rem_euclid(self, rhs: $t) -> $t {
                self % rhs
            }

            #[must_use]
            #[track_caller]
            pub const fn div_ceil(self, rhs: $t) -> $t {
                let q = self / rhs;
                if self % rhs > 0 { q + 1 } else { q }
            }

            #[must_use]
            pub const fn abs_diff(self, other: $t) -> $t {
                if self < other { other - self } else { self - other }
            }

            #[must_use]
            pub const fn is_multiple_of(self, rhs: $t) -> bool {
                match rhs {
                    0 => self == 0,
                    _ => self % rhs == 0,
                }
            }

            #[must_use]
            pub const fn next_multiple_of(self, rhs: $t) -> $t {
                match self % rhs {
                    0 => self,
                    r => self + (rhs - r),
                }
            }

            #[must_use]
            pub const fn checked_next_multiple_of(self, rhs: $t) -> Option<$t> {
                if rhs == 0 {
                    return None;
                }
                match self % rhs {
                    0 => Some(self),
                    r => self.checked_add(rhs - r),
                }
            }

            #[must_use]
            pub const fn is_power_of_two(self) -> bool {
                intrinsics::ctpop(self) == 1
            }

            #[must_use]
            pub const fn next_power_of_two(self) -> $t {
                match self.checked_next_power_of_two() {
                    Some(n) => n,
                    None => panicking::panic_const_add_overflow(),
                }
            }

            #[must_use]
            pub const fn checked_next_power_of_two(self) -> Option<$t> {
                if self <= 1 {
                    return Some(1);
                }
                let below = $t::MAX >> intrinsics::ctlz(self - 1);
                below.checked_add(1)
            }

            /// Newton's method on integers, from a power of two that is not too small.
            #[must_use]
            pub const fn isqrt(self) -> $t {
                if self < 2 {
                    return self;
                }
                let mut x: $t = 1 << (($bits - intrinsics::ctlz(self) + 1) / 2);
                loop {
                    let next = (x + self / x) / 2;
                    if next >= x {
                        return x;
                    }
                    x = next;
                }
            }

            #[must_use]
            pub const fn checked_add_signed(self, rhs: $signed) -> Option<$t> {
                let (value, overflow) = self.overflowing_add_signed(rhs);
                if overflow { None } else { Some(value) }
            }

            #[must_use]
            pub const fn overflowing_add_signed(self, rhs: $signed) -> ($t, bool) {
                let (value, overflow) = intrinsics::add_with_overflow(self, rhs as $t);
                (value, overflow ^ (rhs < 0))
            }

            #[must_use]
            pub const fn wrapping_add_signed(self, rhs: $signed) -> $t {
                intrinsics::wrapping_add(self, rhs as $t)
            }

            #[must_use]
            pub const fn saturating_add_signed(self, rhs: $signed) -> $t {
                match self.checked_add_signed(rhs) {
                    Some(x) => x,
                    None => if rhs < 0 { 0 } else { $t::MAX },
                }
            }

            #[must_use]
            pub const fn checked_sub_signed(self, rhs: $signed) -> Option<$t> {
                let (value, overflow) = intrinsics::sub_with_overflow(self, rhs as $t);
                if overflow ^ (rhs < 0) { None } else { Some(value) }
            }

            #[must_use]
            pub const fn checked_signed_diff(self, rhs: $t) -> Option<$signed> {
                let difference = intrinsics::wrapping_sub(self, rhs) as $signed;
                if (self >= rhs) == (difference >= 0) { Some(difference) } else { None }
            }

            #[must_use]
            #[track_caller]
            pub const fn strict_add_signed(self, rhs: $signed) -> $t {
                match self.checked_add_signed(rhs) {
                    Some(x) => x,
                    None => panicking::panic_const_add_overflow(),
                }
            }

            #[must_use]
            #[track_caller]
            pub const fn strict_sub_signed(self, rhs: $signed) -> $t {
                match self.checked_sub_signed(rhs) {
                    Some(x) => x,
                    None => panicking::panic_const_sub_overflow(),
                }
            }

            #[must_use]
            pub const fn overflowing_sub_signed(self, rhs: $signed) -> ($t, bool) {
                let (value, overflow) = intrinsics::sub_with_overflow(self, rhs as $t);
                (value, overflow ^ (rhs < 0))
            }

            #[must_use]
            pub const fn wrapping_sub_signed(self, rhs: $signed) -> $t {
                intrinsics::wrapping_sub(self, rhs as $t)
            }

            #[must_use]
            pub const fn saturating_sub_signed(self, rhs: $signed) -> $t {
                match self.checked_sub_signed(rhs) {
                    Some(x) => x,
                    None => if rhs < 0 { $t::MAX } else { 0 },
                }
            }

            #[must_use]
            #[rustc_const_unstable]
            pub const fn carrying_add(self, rhs: $t, carry: bool) -> ($t, bool) {
                let (a, over_a) = intrinsics::add_with_overflow(self, rhs);
                let (b, over_b) = intrinsics::add_with_overflow(a, carry as $t);
                (b, over_a | over_b)
            }

            #[must_use]
            #[rustc_const_unstable]
            pub const fn borrowing_sub(self, rhs: $t, borrow: bool) -> ($t, bool) {
                let (a, over_a) = intrinsics::sub_with_overflow(self, rhs);
                let (b, over_b) = intrinsics::sub_with_overflow(a, borrow as $t);
                (b, over_a | over_b)
            }

            #[must_use]
            pub const fn cast_signed(self) -> $signed {
                self as $signed
            }

            #[must_use]
            pub const fn midpoint(self, rhs: $t) -> $t {
                ((self ^ rhs) >> 1) + (self & rhs)
            }
        }
    )*};
}

unsigned_methods! {
    u8 i8 8;
    u16 i16 16;
    u32 i32 32;
    u64 i64 64;
    u128 i128 128;
    usize isize 64;
}

/// Products with a carry, through a type twice as wide.
macro_rules! wide_products {
    ($($t:ident $wide:ident $bits:literal;)*) => {$(
        impl $t {
            #[must_use]
            #[rustc_const_unstable]
            pub const fn carrying_mul(self, rhs: $t, carry: $t) -> ($t, $t) {
                self.carrying_mul_add(rhs, carry, 0)
            }

            #[must_use]
            #[rustc_const_unstable]
            pub const fn carrying_mul_add(self, rhs: $t, carry: $t, add: $t) -> ($t, $t) {
                let product = self as $wide * rhs as $wide + carry as $wide + add as $wide;
                (product as $t, (product >> $bits) as $t)
            }
        }
    )*};
}

wide_products! {
    u8 u16 8;
    u16 u32 16;
    u32 u64 32;
    u64 u128 64;
    usize u128 64;
}

impl u8 {
    #[must_use]
    #[inline]
    pub const fn is_ascii(&self) -> bool {
        *self < 128
    }

    #[must_use]
    #[inline]
    pub const fn to_ascii_uppercase(&self) -> u8 {
        if self.is_ascii_lowercase() { *self - 32 } else { *self }
    }

    #[must_use]
    #[inline]
    pub const fn to_ascii_lowercase(&self) -> u8 {
        if self.is_ascii_uppercase() { *self + 32 } else { *self }
    }

    #[must_use]
    pub const fn eq_ignore_ascii_case(&self, other: &u8) -> bool {
        self.to_ascii_lowercase() == other.to_ascii_lowercase()
    }

    pub const fn make_ascii_uppercase(&mut self) {
        *self = self.to_ascii_uppercase();
    }

    pub const fn make_ascii_lowercase(&mut self) {
        *self = self.to_ascii_lowercase();
    }

    #[must_use]
    #[inline]
    pub const fn is_ascii_alphabetic(&self) -> bool {
        matches!(*self, b'A'..=b'Z' | b'a'..=b'z')
    }

    #[must_use]
    #[inline]
    pub const fn is_ascii_uppercase(&self) -> bool {
        matches!(*self, b'A'..=b'Z')
    }

    #[must_use]
    #[inline]
    pub const fn is_ascii_lowercase(&self) -> bool {
        matches!(*self, b'a'..=b'z')
    }

    #[must_use]
    #[inline]
    pub const fn is_ascii_alphanumeric(&self) -> bool {
        matches!(*self, b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z')
    }

    #[must_use]
    #[inline]
    pub const fn is_ascii_digit(&self) -> bool {
        matches!(*self, b'0'..=b'9')
    }

    #[must_use]
    pub const fn is_ascii_hexdigit(&self) -> bool {
        matches!(*self, b'0'..=b'9' | b'A'..=b'F' | b'a'..=b'f')
    }

    #[must_use]
    pub const fn is_ascii_punctuation(&self) -> bool {
        matches!(*self, b'!'..=b'/' | b':'..=b'@' | b'['..=b'`' | b'{'..=b'~')
    }

    #[must_use]
    pub const fn is_ascii_graphic(&self) -> bool {
        matches!(*self, b'!'..=b'~')
    }

    #[must_use]
    pub const fn is_ascii_whitespace(&self) -> bool {
        matches!(*self, b'\t' | b'\n' | b'\x0C' | b'\r' | b' ')
    }

    #[must_use]
    pub const fn is_ascii_control(&self) -> bool {
        matches!(*self, b'\0'..=b'\x1F' | b'\x7F')
    }

    #[must_use]
    pub fn escape_ascii(self) -> crate::ascii::EscapeDefault {
        crate::ascii::escape_default(self)
    }
}
