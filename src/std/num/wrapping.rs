//! `Wrapping` and `Saturating`: integers whose operators never overflow.

use crate::fmt;
use crate::ops::{
    Add, AddAssign, BitAnd, BitAndAssign, BitOr, BitOrAssign, BitXor, BitXorAssign, Div, DivAssign, Mul, MulAssign, Neg, Not, Rem, RemAssign, Shl,
    ShlAssign, Shr, ShrAssign, Sub, SubAssign,
};

/// Arithmetic that wraps round.
#[derive(PartialEq, PartialOrd, Eq, Ord, Clone, Copy, Default, Hash)]
#[repr(transparent)]
pub struct Wrapping<T>(pub T);

/// Arithmetic that stops at the limits.
#[derive(PartialEq, PartialOrd, Eq, Ord, Clone, Copy, Default, Hash)]
#[repr(transparent)]
#[origin = "core::num::saturating"]
pub struct Saturating<T>(pub T);

macro_rules! forward_formats {
    ($($Wrapper:ident: $($Trait:ident)*;)*) => {$($(
        impl<T: fmt::$Trait> fmt::$Trait for $Wrapper<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )*)*};
}

forward_formats! {
    Wrapping: Debug Display Binary Octal LowerHex UpperHex;
    Saturating: Debug Display Binary Octal LowerHex UpperHex;
}

macro_rules! wrapper_operator {
    ($Wrapper:ident $t:ident $Trait:ident $method:ident $Assign:ident $assign:ident |$a:ident, $b:ident| $value:expr) => {
        impl $Trait for $Wrapper<$t> {
            type Output = $Wrapper<$t>;
            #[inline]
            fn $method(self, other: $Wrapper<$t>) -> $Wrapper<$t> {
                let ($a, $b) = (self.0, other.0);
                $Wrapper($value)
            }
        }
        impl<'a> $Trait<&'a $Wrapper<$t>> for $Wrapper<$t> {
            type Output = $Wrapper<$t>;
            fn $method(self, other: &'a $Wrapper<$t>) -> $Wrapper<$t> {
                $Trait::$method(self, *other)
            }
        }
        impl<'a> $Trait<$Wrapper<$t>> for &'a $Wrapper<$t> {
            type Output = $Wrapper<$t>;
            fn $method(self, other: $Wrapper<$t>) -> $Wrapper<$t> {
                $Trait::$method(*self, other)
            }
        }
        impl<'a, 'b> $Trait<&'a $Wrapper<$t>> for &'b $Wrapper<$t> {
            type Output = $Wrapper<$t>;
            fn $method(self, other: &'a $Wrapper<$t>) -> $Wrapper<$t> {
                $Trait::$method(*self, *other)
            }
        }
        impl<'a> $Assign<&'a $Wrapper<$t>> for $Wrapper<$t> {
            fn $assign(&mut self, other: &'a $Wrapper<$t>) {
                *self = $Trait::$method(*self, *other);
            }
        }
        impl<'a> $Assign<&'a $t> for $Wrapper<$t> {
            fn $assign(&mut self, other: &'a $t) {
                *self = $Trait::$method(*self, $Wrapper(*other));
            }
        }
        impl $Assign for $Wrapper<$t> {
            #[inline]
            fn $assign(&mut self, other: $Wrapper<$t>) {
                *self = $Trait::$method(*self, other);
            }
        }
        impl $Assign<$t> for $Wrapper<$t> {
            fn $assign(&mut self, other: $t) {
                *self = $Trait::$method(*self, $Wrapper(other));
            }
        }
    };
}

macro_rules! wrapper_unary {
    ($($Wrapper:ident $Trait:ident $method:ident: $($t:ident)*;)*) => {$($(
        impl<'a> $Trait for &'a $Wrapper<$t> {
            type Output = $Wrapper<$t>;
            fn $method(self) -> $Wrapper<$t> {
                $Trait::$method(*self)
            }
        }
    )*)*};
}

wrapper_unary! {
    Wrapping Not not: u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize;
    Wrapping Neg neg: u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize;
    Saturating Not not: u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize;
    Saturating Neg neg: i8 i16 i32 i64 i128 isize;
}

macro_rules! wrapper_methods {
    ($Wrapper:ident $t:ident $pow:ident $vis:vis #[$($attr:tt)*]) => {
        impl $Wrapper<$t> {
            #[$($attr)*]
            $vis const MIN: $Wrapper<$t> = $Wrapper($t::MIN);
            #[$($attr)*]
            $vis const MAX: $Wrapper<$t> = $Wrapper($t::MAX);
            #[$($attr)*]
            $vis const BITS: u32 = $t::BITS;

            #[must_use]
            #[$($attr)*]
            $vis const fn count_ones(self) -> u32 {
                self.0.count_ones()
            }

            #[must_use]
            #[$($attr)*]
            $vis const fn count_zeros(self) -> u32 {
                self.0.count_zeros()
            }

            #[must_use]
            #[$($attr)*]
            $vis const fn leading_zeros(self) -> u32 {
                self.0.leading_zeros()
            }

            #[must_use]
            #[$($attr)*]
            $vis const fn trailing_zeros(self) -> u32 {
                self.0.trailing_zeros()
            }

            #[must_use]
            #[$($attr)*]
            $vis const fn rotate_left(self, n: u32) -> $Wrapper<$t> {
                $Wrapper(self.0.rotate_left(n))
            }

            #[must_use]
            #[$($attr)*]
            $vis const fn rotate_right(self, n: u32) -> $Wrapper<$t> {
                $Wrapper(self.0.rotate_right(n))
            }

            #[must_use]
            #[$($attr)*]
            $vis const fn swap_bytes(self) -> $Wrapper<$t> {
                $Wrapper(self.0.swap_bytes())
            }

            #[must_use]
            #[$($attr)*]
            $vis const fn reverse_bits(self) -> $Wrapper<$t> {
                $Wrapper(self.0.reverse_bits())
            }

            #[must_use]
            #[$($attr)*]
            $vis const fn from_be(x: $Wrapper<$t>) -> $Wrapper<$t> {
                $Wrapper($t::from_be(x.0))
            }

            #[must_use]
            #[$($attr)*]
            $vis const fn from_le(x: $Wrapper<$t>) -> $Wrapper<$t> {
                $Wrapper($t::from_le(x.0))
            }

            #[must_use]
            #[$($attr)*]
            $vis const fn to_be(self) -> $Wrapper<$t> {
                $Wrapper(self.0.to_be())
            }

            #[must_use]
            #[$($attr)*]
            $vis const fn to_le(self) -> $Wrapper<$t> {
                $Wrapper(self.0.to_le())
            }

            #[must_use]
            #[$($attr)*]
            $vis const fn pow(self, exp: u32) -> $Wrapper<$t> {
                $Wrapper(self.0.$pow(exp))
            }
        }
    };
}

macro_rules! saturating_signed {
    ($($t:ident)*) => {$(
        impl Neg for Saturating<$t> {
            type Output = Saturating<$t>;
            fn neg(self) -> Saturating<$t> {
                Saturating(self.0.saturating_neg())
            }
        }
        impl Saturating<$t> {
            #[must_use]
            pub const fn abs(self) -> Saturating<$t> {
                Saturating(self.0.saturating_abs())
            }

            #[must_use]
            pub const fn signum(self) -> Saturating<$t> {
                Saturating(self.0.signum())
            }

            #[must_use]
            pub const fn is_positive(self) -> bool {
                self.0.is_positive()
            }

            #[must_use]
            pub const fn is_negative(self) -> bool {
                self.0.is_negative()
            }
        }
    )*};
}

saturating_signed! { i8 i16 i32 i64 i128 isize }

macro_rules! saturating_unsigned {
    ($($t:ident)*) => {$(
        impl Saturating<$t> {
            #[must_use]
            pub const fn is_power_of_two(self) -> bool {
                self.0.is_power_of_two()
            }
        }
    )*};
}

saturating_unsigned! { u8 u16 u32 u64 u128 usize }

macro_rules! wrapper_operators {
    ($($t:ident)*) => {$(
        wrapper_operator! { Wrapping $t Add add AddAssign add_assign |a, b| a.wrapping_add(b) }
        wrapper_operator! { Wrapping $t Sub sub SubAssign sub_assign |a, b| a.wrapping_sub(b) }
        wrapper_operator! { Wrapping $t Mul mul MulAssign mul_assign |a, b| a.wrapping_mul(b) }
        wrapper_operator! { Wrapping $t Div div DivAssign div_assign |a, b| a.wrapping_div(b) }
        wrapper_operator! { Wrapping $t Rem rem RemAssign rem_assign |a, b| a.wrapping_rem(b) }
        wrapper_operator! { Wrapping $t BitAnd bitand BitAndAssign bitand_assign |a, b| a & b }
        wrapper_operator! { Wrapping $t BitOr bitor BitOrAssign bitor_assign |a, b| a | b }
        wrapper_operator! { Wrapping $t BitXor bitxor BitXorAssign bitxor_assign |a, b| a ^ b }
        wrapper_operator! { Saturating $t Add add AddAssign add_assign |a, b| a.saturating_add(b) }
        wrapper_operator! { Saturating $t Sub sub SubAssign sub_assign |a, b| a.saturating_sub(b) }
        wrapper_operator! { Saturating $t Mul mul MulAssign mul_assign |a, b| a.saturating_mul(b) }
        wrapper_operator! { Saturating $t Div div DivAssign div_assign |a, b| a.saturating_div(b) }
        wrapper_operator! { Saturating $t Rem rem RemAssign rem_assign |a, b| a.rem(b) }
        wrapper_operator! { Saturating $t BitXor bitxor BitXorAssign bitxor_assign |a, b| a ^ b }
        wrapper_operator! { Saturating $t BitAnd bitand BitAndAssign bitand_assign |a, b| a & b }
        wrapper_operator! { Saturating $t BitOr bitor BitOrAssign bitor_assign |a, b| a | b }

        impl Not for Wrapping<$t> {
            type Output = Wrapping<$t>;
            fn not(self) -> Wrapping<$t> {
                Wrapping(!self.0)
            }
        }
        impl Neg for Wrapping<$t> {
            type Output = Wrapping<$t>;
            fn neg(self) -> Wrapping<$t> {
                Wrapping(self.0.wrapping_neg())
            }
        }
        impl Shl<usize> for Wrapping<$t> {
            type Output = Wrapping<$t>;
            fn shl(self, other: usize) -> Wrapping<$t> {
                Wrapping(self.0.wrapping_shl(other as u32))
            }
        }
        impl ShlAssign<usize> for Wrapping<$t> {
            fn shl_assign(&mut self, other: usize) {
                *self = *self << other;
            }
        }
        impl Shr<usize> for Wrapping<$t> {
            type Output = Wrapping<$t>;
            fn shr(self, other: usize) -> Wrapping<$t> {
                Wrapping(self.0.wrapping_shr(other as u32))
            }
        }
        impl ShrAssign<usize> for Wrapping<$t> {
            fn shr_assign(&mut self, other: usize) {
                *self = *self >> other;
            }
        }
        impl Not for Saturating<$t> {
            type Output = Saturating<$t>;
            fn not(self) -> Saturating<$t> {
                Saturating(!self.0)
            }
        }
        wrapper_methods! { Wrapping $t wrapping_pow pub(crate) #[unstable(feature = "wrapping_int_impl", issue = "32463")] }
        wrapper_methods! { Saturating $t saturating_pow pub #[inline] }
        impl crate::iter::Sum for Wrapping<$t> {
            fn sum<I: Iterator<Item = Wrapping<$t>>>(iter: I) -> Wrapping<$t> {
                iter.fold(Wrapping(0), |a, b| a + b)
            }
        }
        impl crate::iter::Product for Wrapping<$t> {
            fn product<I: Iterator<Item = Wrapping<$t>>>(iter: I) -> Wrapping<$t> {
                iter.fold(Wrapping(1), |a, b| a * b)
            }
        }
    )*};
}

wrapper_operators! { u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize }

macro_rules! sums_of_references {
    ($($t:ident)*) => {$(
        impl<'a> crate::iter::Sum<&'a Wrapping<$t>> for Wrapping<$t> {
            fn sum<I: Iterator<Item = &'a Wrapping<$t>>>(iter: I) -> Wrapping<$t> {
                iter.fold(Wrapping(0), |a, b| a + *b)
            }
        }
        impl<'a> crate::iter::Product<&'a Wrapping<$t>> for Wrapping<$t> {
            fn product<I: Iterator<Item = &'a Wrapping<$t>>>(iter: I) -> Wrapping<$t> {
                iter.fold(Wrapping(1), |a, b| a * *b)
            }
        }
        shifts_by_reference! { $t Shl shl ShlAssign shl_assign }
        shifts_by_reference! { $t Shr shr ShrAssign shr_assign }
    )*};
}

macro_rules! shifts_by_reference {
    ($t:ident $Trait:ident $method:ident $Assign:ident $assign:ident) => {
        impl<'a> $Trait<&'a usize> for Wrapping<$t> {
            type Output = Wrapping<$t>;
            fn $method(self, other: &'a usize) -> Wrapping<$t> {
                $Trait::$method(self, *other)
            }
        }
        impl<'a> $Trait<usize> for &'a Wrapping<$t> {
            type Output = Wrapping<$t>;
            fn $method(self, other: usize) -> Wrapping<$t> {
                $Trait::$method(*self, other)
            }
        }
        impl<'a, 'b> $Trait<&'a usize> for &'b Wrapping<$t> {
            type Output = Wrapping<$t>;
            fn $method(self, other: &'a usize) -> Wrapping<$t> {
                $Trait::$method(*self, *other)
            }
        }
        impl<'a> $Assign<&'a usize> for Wrapping<$t> {
            fn $assign(&mut self, other: &'a usize) {
                *self = $Trait::$method(*self, *other);
            }
        }
    };
}

sums_of_references! { u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize }

macro_rules! saturating_sums {
    ($($t:ident)*) => {$(
        impl crate::iter::Sum for Saturating<$t> {
            fn sum<I: Iterator<Item = Saturating<$t>>>(iter: I) -> Saturating<$t> {
                iter.fold(Saturating(0), |a, b| a + b)
            }
        }
        impl crate::iter::Product for Saturating<$t> {
            fn product<I: Iterator<Item = Saturating<$t>>>(iter: I) -> Saturating<$t> {
                iter.fold(Saturating(1), |a, b| a * b)
            }
        }
        impl<'a> crate::iter::Sum<&'a Saturating<$t>> for Saturating<$t> {
            fn sum<I: Iterator<Item = &'a Saturating<$t>>>(iter: I) -> Saturating<$t> {
                iter.fold(Saturating(0), |a, b| a + *b)
            }
        }
        impl<'a> crate::iter::Product<&'a Saturating<$t>> for Saturating<$t> {
            fn product<I: Iterator<Item = &'a Saturating<$t>>>(iter: I) -> Saturating<$t> {
                iter.fold(Saturating(1), |a, b| a * *b)
            }
        }
    )*};
}

saturating_sums! { u8 u16 u32 u64 u128 usize }
