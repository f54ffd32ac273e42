//! The methods that all integers have.

use crate::intrinsics;

#[track_caller]
pub(super) const fn log_fail() -> ! {
    panic!("argument of integer logarithm must be positive")
}

#[track_caller]
pub(super) const fn log_base_fail() -> ! {
    panic!("base of integer logarithm must be at least 2")
}

macro_rules! integer_methods {
    ($($t:ident $bits:literal;)*) => {$(
        impl $t {
            /// The width in bits.
            pub const BITS: u32 = $bits;

            #[must_use]
            #[inline]
            pub const fn count_ones(self) -> u32 {
                intrinsics::ctpop(self)
            }

            #[must_use]
            #[inline]
            pub const fn count_zeros(self) -> u32 {
                intrinsics::ctpop(!self)
            }

            #[must_use]
            #[inline]
            pub const fn leading_zeros(self) -> u32 {
                intrinsics::ctlz(self)
            }

            #[must_use]
            #[inline]
            pub const fn trailing_zeros(self) -> u32 {
                intrinsics::cttz(self)
            }

            #[must_use]
            pub const fn leading_ones(self) -> u32 {
                intrinsics::ctlz(!self)
            }

            #[must_use]
            pub const fn trailing_ones(self) -> u32 {
                intrinsics::cttz(!self)
            }

            #[must_use]
            #[inline]
            pub const fn rotate_left(self, n: u32) -> $t {
                intrinsics::rotate_left(self, n)
            }

            #[must_use]
            #[inline]
            pub const fn rotate_right(self, n: u32) -> $t {
                intrinsics::rotate_right(self, n)
            }

            #[must_use]
            pub const fn swap_bytes(self) -> $t {
                intrinsics::bswap(self)
            }

            #[must_use]
            pub const fn reverse_bits(self) -> $t {
                intrinsics::bitreverse(self)
            }

            #[must_use]
            pub const fn to_be(self) -> $t {
                self.swap_bytes()
            }

            #[must_use]
            pub const fn to_le(self) -> $t {
                self
            }

            #[must_use]
            pub const fn from_be(x: $t) -> $t {
                x.swap_bytes()
            }

            #[must_use]
            pub const fn from_le(x: $t) -> $t {
                x
            }

            #[must_use]
            #[inline]
            pub const fn checked_add(self, rhs: $t) -> Option<$t> {
                let (value, overflow) = intrinsics::add_with_overflow(self, rhs);
                if overflow { None } else { Some(value) }
            }

            #[must_use]
            #[inline]
            pub const fn checked_sub(self, rhs: $t) -> Option<$t> {
                let (value, overflow) = intrinsics::sub_with_overflow(self, rhs);
                if overflow { None } else { Some(value) }
            }

            #[must_use]
            #[inline]
            pub const fn checked_mul(self, rhs: $t) -> Option<$t> {
                let (value, overflow) = intrinsics::mul_with_overflow(self, rhs);
                if overflow { None } else { Some(value) }
            }

            #[must_use]
            pub const fn checked_div(self, rhs: $t) -> Option<$t> {
                if rhs == 0 {
                    return None;
                }
                let (value, overflow) = self.overflowing_div(rhs);
                if overflow { None } else { Some(value) }
            }

            #[must_use]
            pub const fn checked_rem(self, rhs: $t) -> Option<$t> {
                if rhs == 0 {
                    return None;
                }
                let (value, overflow) = self.overflowing_rem(rhs);
                if overflow { None } else { Some(value) }
            }

            #[must_use]
            pub const fn checked_div_euclid(self, rhs: $t) -> Option<$t> {
                if rhs == 0 {
                    return None;
                }
                let (value, overflow) = self.overflowing_div_euclid(rhs);
                if overflow { None } else { Some(value) }
            }

            #[must_use]
            pub const fn checked_rem_euclid(self, rhs: $t) -> Option<$t> {
                if rhs == 0 {
                    return None;
                }
                let (value, overflow) = self.overflowing_rem_euclid(rhs);
                if overflow { None } else { Some(value) }
            }

            #[must_use]
            pub const fn checked_neg(self) -> Option<$t> {
                let (value, overflow) = self.overflowing_neg();
                if overflow { None } else { Some(value) }
            }

            #[must_use]
            pub const fn checked_shl(self, rhs: u32) -> Option<$t> {
                if rhs < $bits { Some(unsafe { intrinsics::unchecked_shl(self, rhs) }) } else { None }
            }

            #[must_use]
            pub const fn checked_shr(self, rhs: u32) -> Option<$t> {
                if rhs < $bits { Some(unsafe { intrinsics::unchecked_shr(self, rhs) }) } else { None }
            }

            #[must_use]
            pub const fn checked_pow(self, exp: u32) -> Option<$t> {
                let (value, overflow) = self.overflowing_pow(exp);
                if overflow { None } else { Some(value) }
            }

            #[must_use]
            #[track_caller]
            pub const fn strict_add(self, rhs: $t) -> $t {
                let (value, overflow) = intrinsics::add_with_overflow(self, rhs);
                if overflow { crate::panicking::panic_const_add_overflow() } else { value }
            }

            #[must_use]
            #[track_caller]
            pub const fn strict_sub(self, rhs: $t) -> $t {
                let (value, overflow) = intrinsics::sub_with_overflow(self, rhs);
                if overflow { crate::panicking::panic_const_sub_overflow() } else { value }
            }

            #[must_use]
            #[track_caller]
            pub const fn strict_mul(self, rhs: $t) -> $t {
                let (value, overflow) = intrinsics::mul_with_overflow(self, rhs);
                if overflow { crate::panicking::panic_const_mul_overflow() } else { value }
            }

            #[must_use]
            #[track_caller]
            pub const fn strict_div(self, rhs: $t) -> $t {
                let (value, overflow) = self.overflowing_div(rhs);
                if overflow { crate::panicking::panic_const_div_overflow() } else { value }
            }

            #[must_use]
            #[track_caller]
            pub const fn strict_rem(self, rhs: $t) -> $t {
                let (value, overflow) = self.overflowing_rem(rhs);
                if overflow { crate::panicking::panic_const_rem_overflow() } else { value }
            }

            #[must_use]
            #[track_caller]
            pub const fn strict_div_euclid(self, rhs: $t) -> $t {
                let (value, overflow) = self.overflowing_div_euclid(rhs);
                if overflow { crate::panicking::panic_const_div_overflow() } else { value }
            }

            #[must_use]
            #[track_caller]
            pub const fn strict_rem_euclid(self, rhs: $t) -> $t {
                let (value, overflow) = self.overflowing_rem_euclid(rhs);
                if overflow { crate::panicking::panic_const_rem_overflow() } else { value }
            }

            #[must_use]
            #[track_caller]
            pub const fn strict_neg(self) -> $t {
                let (value, overflow) = self.overflowing_neg();
                if overflow { crate::panicking::panic_const_neg_overflow() } else { value }
            }

            #[must_use]
            #[track_caller]
            pub const fn strict_shl(self, rhs: u32) -> $t {
                let (value, overflow) = self.overflowing_shl(rhs);
                if overflow { crate::panicking::panic_const_shl_overflow() } else { value }
            }

            #[must_use]
            #[track_caller]
            pub const fn strict_shr(self, rhs: u32) -> $t {
                let (value, overflow) = self.overflowing_shr(rhs);
                if overflow { crate::panicking::panic_const_shr_overflow() } else { value }
            }

            #[must_use]
            #[track_caller]
            pub const fn strict_pow(self, exp: u32) -> $t {
                let (value, overflow) = self.overflowing_pow(exp);
                if overflow { crate::panicking::panic_const_mul_overflow() } else { value }
            }

            #[must_use]
            pub const fn unbounded_shl(self, rhs: u32) -> $t {
                if rhs < $bits { self.wrapping_shl(rhs) } else { 0 }
            }

            #[must_use]
            pub const fn unbounded_shr(self, rhs: u32) -> $t {
                if rhs < $bits {
                    self.wrapping_shr(rhs)
                } else if self < 0 {
                    !0
                } else {
                    0
                }
            }

            #[must_use]
            #[inline]
            pub const fn saturating_add(self, rhs: $t) -> $t {
                intrinsics::saturating_add(self, rhs)
            }

            #[must_use]
            #[inline]
            pub const fn saturating_sub(self, rhs: $t) -> $t {
                intrinsics::saturating_sub(self, rhs)
            }

            #[must_use]
            pub const fn saturating_mul(self, rhs: $t) -> $t {
                let (value, overflow) = intrinsics::mul_with_overflow(self, rhs);
                if !overflow {
                    value
                } else if (self < 0) == (rhs < 0) {
                    $t::MAX
                } else {
                    $t::MIN
                }
            }

            #[must_use]
            pub const fn saturating_pow(self, exp: u32) -> $t {
                let (value, overflow) = self.overflowing_pow(exp);
                if !overflow {
                    value
                } else if self < 0 && exp % 2 == 1 {
                    $t::MIN
                } else {
                    $t::MAX
                }
            }

            #[must_use]
            #[inline]
            pub const fn wrapping_add(self, rhs: $t) -> $t {
                intrinsics::wrapping_add(self, rhs)
            }

            #[must_use]
            #[inline]
            pub const fn wrapping_sub(self, rhs: $t) -> $t {
                intrinsics::wrapping_sub(self, rhs)
            }

            #[must_use]
            #[inline]
            pub const fn wrapping_mul(self, rhs: $t) -> $t {
                intrinsics::wrapping_mul(self, rhs)
            }

            #[must_use]
            #[track_caller]
            pub const fn wrapping_div(self, rhs: $t) -> $t {
                self.overflowing_div(rhs).0
            }

            #[must_use]
            #[track_caller]
            pub const fn wrapping_rem(self, rhs: $t) -> $t {
                self.overflowing_rem(rhs).0
            }

            #[must_use]
            #[track_caller]
            pub const fn wrapping_div_euclid(self, rhs: $t) -> $t {
                self.overflowing_div_euclid(rhs).0
            }

            #[must_use]
            #[track_caller]
            pub const fn wrapping_rem_euclid(self, rhs: $t) -> $t {
                self.overflowing_rem_euclid(rhs).0
            }

            #[must_use]
            pub const fn wrapping_neg(self) -> $t {
                intrinsics::wrapping_sub(0 as $t, self)
            }

            #[must_use]
            #[inline]
            pub const fn wrapping_shl(self, rhs: u32) -> $t {
                unsafe { intrinsics::unchecked_shl(self, rhs) }
            }

            #[must_use]
            #[inline]
            pub const fn wrapping_shr(self, rhs: u32) -> $t {
                unsafe { intrinsics::unchecked_shr(self, rhs) }
            }

            #[must_use]
            pub const fn wrapping_pow(self, exp: u32) -> $t {
                self.overflowing_pow(exp).0
            }

            #[must_use]
            #[inline]
            pub const fn overflowing_add(self, rhs: $t) -> ($t, bool) {
                intrinsics::add_with_overflow(self, rhs)
            }

            #[must_use]
            #[inline]
            pub const fn overflowing_sub(self, rhs: $t) -> ($t, bool) {
                intrinsics::sub_with_overflow(self, rhs)
            }

            #[must_use]
            #[inline]
            pub const fn overflowing_mul(self, rhs: $t) -> ($t, bool) {
                intrinsics::mul_with_overflow(self, rhs)
            }

            #[must_use]
            pub const fn overflowing_neg(self) -> ($t, bool) {
                intrinsics::sub_with_overflow(0 as $t, self)
            }

            #[must_use]
            pub const fn overflowing_shl(self, rhs: u32) -> ($t, bool) {
                (self.wrapping_shl(rhs), rhs >= $bits)
            }

            #[must_use]
            pub const fn overflowing_shr(self, rhs: u32) -> ($t, bool) {
                (self.wrapping_shr(rhs), rhs >= $bits)
            }

            /// Squares and multiplies; notes whether any step overflowed.
            #[must_use]
            pub const fn overflowing_pow(self, mut exp: u32) -> ($t, bool) {
                let mut base = self;
                let mut result: $t = 1;
                let mut overflow = false;
                loop {
                    if exp & 1 == 1 {
                        let step = intrinsics::mul_with_overflow(result, base);
                        result = step.0;
                        overflow = overflow | step.1;
                    }
                    exp /= 2;
                    if exp == 0 {
                        return (result, overflow);
                    }
                    let square = intrinsics::mul_with_overflow(base, base);
                    base = square.0;
                    overflow = overflow | square.1;
                }
            }

            #[must_use]
            pub const unsafe fn unchecked_add(self, rhs: $t) -> $t {
                let (value, overflow) = intrinsics::add_with_overflow(self, rhs);
                unsafe { crate::hint::assert_unchecked(!overflow) }
                value
            }

            #[must_use]
            pub const unsafe fn unchecked_sub(self, rhs: $t) -> $t {
                let (value, overflow) = intrinsics::sub_with_overflow(self, rhs);
                unsafe { crate::hint::assert_unchecked(!overflow) }
                value
            }

            #[must_use]
            pub const unsafe fn unchecked_mul(self, rhs: $t) -> $t {
                let (value, overflow) = intrinsics::mul_with_overflow(self, rhs);
                unsafe { crate::hint::assert_unchecked(!overflow) }
                value
            }

            #[must_use]
            pub const fn pow(self, exp: u32) -> $t {
                let (value, overflow) = self.overflowing_pow(exp);
                if overflow {
                    crate::panicking::panic_const_mul_overflow()
                }
                value
            }

            #[must_use]
            #[track_caller]
            pub const fn ilog(self, base: $t) -> u32 {
                if base < 2 {
                    log_base_fail()
                }
                match self.checked_ilog(base) {
                    Some(n) => n,
                    None => log_fail(),
                }
            }

            #[must_use]
            #[track_caller]
            pub const fn ilog2(self) -> u32 {
                match self.checked_ilog2() {
                    Some(n) => n,
                    None => log_fail(),
                }
            }

            #[must_use]
            #[track_caller]
            pub const fn ilog10(self) -> u32 {
                match self.checked_ilog10() {
                    Some(n) => n,
                    None => log_fail(),
                }
            }

            #[must_use]
            pub const fn checked_ilog(self, base: $t) -> Option<u32> {
                if self <= 0 || base < 2 {
                    return None;
                }
                let mut n = 0;
                let mut rest = self;
                while rest >= base {
                    rest /= base;
                    n += 1;
                }
                Some(n)
            }

            #[must_use]
            pub const fn checked_ilog2(self) -> Option<u32> {
                if self <= 0 { None } else { Some($bits - 1 - intrinsics::ctlz(self)) }
            }

            #[must_use]
            pub const fn checked_ilog10(self) -> Option<u32> {
                self.checked_ilog(10)
            }

            #[must_use]
            #[rustc_promotable]
            pub const fn min_value() -> $t {
                $t::MIN
            }

            #[must_use]
            #[rustc_promotable]
            pub const fn max_value() -> $t {
                $t::MAX
            }
        }
    )*};
}

integer_methods! {
    u8 8;
    u16 16;
    u32 32;
    u64 64;
    u128 128;
    usize 64;
    i8 8;
    i16 16;
    i32 32;
    i64 64;
    i128 128;
    isize 64;
}
