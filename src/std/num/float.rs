//! The constants and the simple methods of floats.

use crate::cmp::Ordering;
use crate::intrinsics;

/// What kind of number a float is.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
#[origin = "core::num"]
pub enum FpCategory {
    Nan,
    Infinite,
    Zero,
    Subnormal,
    Normal,
}

macro_rules! float_methods {
    (
        $t:ident $module:ident, bits $bits:ident $signed:ident, exponent mask $exponent_mask:literal, mantissa mask $mantissa_mask:literal,
        digits $mantissa_digits:literal $digits:literal, epsilon $epsilon:literal, min $min:literal, tiny $tiny:literal, max $max:literal,
        exp2 $min_exp:literal $max_exp:literal, exp10 $min10:literal $max10:literal,
        minnum $minnum:ident, maxnum $maxnum:ident, copysign $copysign:ident
    ) => {
        impl $t {
            pub const RADIX: u32 = 2;
            pub const MANTISSA_DIGITS: u32 = $mantissa_digits;
            pub const DIGITS: u32 = $digits;
            pub const EPSILON: $t = $epsilon;
            pub const MIN: $t = $min;
            pub const MIN_POSITIVE: $t = $tiny;
            pub const MAX: $t = $max;
            pub const MIN_EXP: i32 = $min_exp;
            pub const MAX_EXP: i32 = $max_exp;
            pub const MIN_10_EXP: i32 = $min10;
            pub const MAX_10_EXP: i32 = $max10;
            pub const NAN: $t = 0.0 / 0.0;
            pub const INFINITY: $t = 1.0 / 0.0;
            pub const NEG_INFINITY: $t = -1.0 / 0.0;

            #[must_use]
            #[inline]
            pub const fn is_nan(self) -> bool {
                self != self
            }

            #[must_use]
            #[inline]
            pub const fn is_infinite(self) -> bool {
                (self == $t::INFINITY) | (self == $t::NEG_INFINITY)
            }

            #[must_use]
            #[inline]
            pub const fn is_finite(self) -> bool {
                self.abs() < $t::INFINITY
            }

            #[must_use]
            pub const fn is_subnormal(self) -> bool {
                matches!(self.classify(), FpCategory::Subnormal)
            }

            #[must_use]
            pub const fn is_normal(self) -> bool {
                matches!(self.classify(), FpCategory::Normal)
            }

            pub const fn classify(self) -> FpCategory {
                let bits = self.to_bits();
                match (bits & $mantissa_mask, bits & $exponent_mask) {
                    (0, $exponent_mask) => FpCategory::Infinite,
                    (_, $exponent_mask) => FpCategory::Nan,
                    (0, 0) => FpCategory::Zero,
                    (_, 0) => FpCategory::Subnormal,
                    _ => FpCategory::Normal,
                }
            }

            #[must_use]
            #[inline]
            pub const fn is_sign_positive(self) -> bool {
                !self.is_sign_negative()
            }

            #[must_use]
            #[inline]
            pub const fn is_sign_negative(self) -> bool {
                (self.to_bits() as $signed) < 0
            }

            #[must_use]
            pub const fn recip(self) -> $t {
                1.0 / self
            }

            #[must_use]
            #[inline]
            pub const fn max(self, other: $t) -> $t {
                intrinsics::$maxnum(self, other)
            }

            #[must_use]
            #[inline]
            pub const fn min(self, other: $t) -> $t {
                intrinsics::$minnum(self, other)
            }

            #[must_use]
            pub const fn midpoint(self, other: $t) -> $t {
                let sum = self + other;
                if sum.is_finite() { sum / 2.0 } else { self / 2.0 + other / 2.0 }
            }

            #[must_use]
            pub const fn clamp(mut self, min: $t, max: $t) -> $t {
                if !(min <= max) {
                    panic!("min > max, or either was NaN. min = {min:?}, max = {max:?}");
                }
                if self < min {
                    self = min;
                }
                if self > max {
                    self = max;
                }
                self
            }

            #[must_use]
            pub const fn signum(self) -> $t {
                if self.is_nan() { $t::NAN } else { intrinsics::$copysign(1.0, self) }
            }

            #[must_use]
            pub const fn copysign(self, sign: $t) -> $t {
                intrinsics::$copysign(self, sign)
            }

            /// A total order, in which `-0 < 0` and NaNs stand at the ends.
            #[must_use]
            #[rustc_const_unstable]
            pub fn total_cmp(&self, other: &$t) -> Ordering {
                let mut left = self.to_bits() as $signed;
                let mut right = other.to_bits() as $signed;
                left ^= (((left >> ($bits::BITS - 1)) as $bits) >> 1) as $signed;
                right ^= (((right >> ($bits::BITS - 1)) as $bits) >> 1) as $signed;
                left.cmp(&right)
            }

            #[must_use]
            pub const fn next_up(self) -> $t {
                let bits = self.to_bits();
                if self.is_nan() || self == $t::INFINITY {
                    return self;
                }
                if self == 0.0 {
                    return $t::from_bits(1);
                }
                $t::from_bits(if self > 0.0 { bits + 1 } else { bits - 1 })
            }

            #[must_use]
            pub const fn next_down(self) -> $t {
                -(-self).next_up()
            }

            #[must_use]
            pub const fn to_degrees(self) -> $t {
                self * (180.0 / $module::PI)
            }

            #[must_use]
            pub const fn to_radians(self) -> $t {
                self * ($module::PI / 180.0)
            }

            pub unsafe fn to_int_unchecked<Int>(self) -> Int
            where
                $t: FloatToInt<Int>,
            {
                <$t as FloatToInt<Int>>::convert(self)
            }
        }
    };
}

/// Floats that can be cut to an integer.
pub trait FloatToInt<Int> {
    #[doc(hidden)]
    fn convert(self) -> Int;
}

macro_rules! float_to_int {
    ($($float:ident => $($int:ident)*;)*) => {$($(
        impl FloatToInt<$int> for $float {
            fn convert(self) -> $int {
                self as $int
            }
        }
    )*)*};
}

float_to_int! {
    f32 => u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize;
    f64 => u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize;
}

use crate::f32::consts as consts32;
use crate::f64::consts as consts64;

float_methods! {
    f32 consts32, bits u32 i32, exponent mask 0x7f80_0000, mantissa mask 0x007f_ffff,
    digits 24 6, epsilon 1.19209290e-07, min -3.40282347e+38, tiny 1.17549435e-38, max 3.40282347e+38,
    exp2 -125 128, exp10 -37 38,
    minnum minnumf32, maxnum maxnumf32, copysign copysignf32
}

float_methods! {
    f64 consts64, bits u64 i64, exponent mask 0x7ff0_0000_0000_0000, mantissa mask 0x000f_ffff_ffff_ffff,
    digits 53 15, epsilon 2.2204460492503131e-16, min -1.7976931348623157e+308, tiny 2.2250738585072014e-308, max 1.7976931348623157e+308,
    exp2 -1021 1024, exp10 -307 308,
    minnum minnumf64, maxnum maxnumf64, copysign copysignf64
}
