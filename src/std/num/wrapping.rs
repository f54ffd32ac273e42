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
        impl Wrapping<$t> {
            pub const MIN: Wrapping<$t> = Wrapping($t::MIN);
            pub const MAX: Wrapping<$t> = Wrapping($t::MAX);
            pub const BITS: u32 = $t::BITS;

            pub fn pow(self, exp: u32) -> Wrapping<$t> {
                Wrapping(self.0.wrapping_pow(exp))
            }

            pub const fn count_ones(self) -> u32 {
                self.0.count_ones()
            }

            pub const fn count_zeros(self) -> u32 {
                self.0.count_zeros()
            }

            pub const fn leading_zeros(self) -> u32 {
                self.0.leading_zeros()
            }

            pub const fn trailing_zeros(self) -> u32 {
                self.0.trailing_zeros()
            }

            pub const fn rotate_left(self, n: u32) -> Wrapping<$t> {
                Wrapping(self.0.rotate_left(n))
            }

            pub const fn rotate_right(self, n: u32) -> Wrapping<$t> {
                Wrapping(self.0.rotate_right(n))
            }

            pub const fn swap_bytes(self) -> Wrapping<$t> {
                Wrapping(self.0.swap_bytes())
            }

            pub const fn reverse_bits(self) -> Wrapping<$t> {
                Wrapping(self.0.reverse_bits())
            }
        }
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
