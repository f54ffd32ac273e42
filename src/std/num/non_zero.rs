//! Integers that are never 0, so that `Option` of them needs no more room.

use super::{IntErrorKind, ParseIntError, TryFromIntError};
use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::str::FromStr;

/// The integers that `NonZero` takes, each with the type that holds it and has the niche.
#[unstable(feature = "nonzero_internals")]
#[origin = "core::num::nonzero"]
pub unsafe trait ZeroablePrimitive: Sized + Copy {
    #[doc(hidden)]
    type NonZeroInner: Sized + Copy;
}

/// An integer that is not 0.
#[diagnostic_item = "NonZero"]
#[picture(transparent, field = "0")]
#[repr(transparent)]
#[origin = "core::num::nonzero"]
pub struct NonZero<T: ZeroablePrimitive>(T::NonZeroInner);

impl<T: ZeroablePrimitive> Clone for NonZero<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ZeroablePrimitive> Copy for NonZero<T> {}

impl<T: ZeroablePrimitive> NonZero<T> {
    /// The bits of 0 are those of `None`: that is the niche.
    #[must_use]
    #[inline]
    pub const fn new(n: T) -> Option<NonZero<T>> {
        unsafe { crate::ptr::read(&n as *const T as *const Option<NonZero<T>>) }
    }

    #[must_use]
    #[inline]
    pub const unsafe fn new_unchecked(n: T) -> NonZero<T> {
        unsafe { crate::ptr::read(&n as *const T as *const NonZero<T>) }
    }

    #[inline]
    pub const fn get(self) -> T {
        unsafe { crate::ptr::read(&self as *const NonZero<T> as *const T) }
    }
}

macro_rules! non_zero {
    ($($t:ident $Inner:ident $Alias:ident;)*) => {$(
        #[doc(hidden)]
        #[derive(Clone, Copy)]
        #[repr(transparent)]
        #[rustc_layout_scalar_valid_range_start(1)]
        pub struct $Inner($t);

        unsafe impl ZeroablePrimitive for $t {
            type NonZeroInner = $Inner;
        }

        pub type $Alias = NonZero<$t>;

        impl NonZero<$t> {
            pub const BITS: u32 = $t::BITS;

            #[must_use]
            pub const fn leading_zeros(self) -> u32 {
                self.get().leading_zeros()
            }

            #[must_use]
            pub const fn trailing_zeros(self) -> u32 {
                self.get().trailing_zeros()
            }

            #[must_use]
            pub const fn checked_mul(self, other: NonZero<$t>) -> Option<NonZero<$t>> {
                match self.get().checked_mul(other.get()) {
                    Some(n) => NonZero::<$t>::new(n),
                    None => None,
                }
            }

            #[must_use]
            pub const fn checked_pow(self, other: u32) -> Option<NonZero<$t>> {
                match self.get().checked_pow(other) {
                    Some(n) => NonZero::<$t>::new(n),
                    None => None,
                }
            }
        }

        impl NonZero<$t> {
            #[must_use]
            pub const fn count_ones(self) -> NonZero<u32> {
                unsafe { NonZero::<u32>::new_unchecked(self.get().count_ones()) }
            }

            #[must_use]
            pub const fn saturating_mul(self, other: NonZero<$t>) -> NonZero<$t> {
                unsafe { NonZero::<$t>::new_unchecked(self.get().saturating_mul(other.get())) }
            }

            #[must_use]
            pub const fn saturating_pow(self, other: u32) -> NonZero<$t> {
                unsafe { NonZero::<$t>::new_unchecked(self.get().saturating_pow(other)) }
            }
        }

        impl crate::ops::BitOr for NonZero<$t> {
            type Output = NonZero<$t>;
            fn bitor(self, rhs: NonZero<$t>) -> NonZero<$t> {
                unsafe { NonZero::<$t>::new_unchecked(self.get() | rhs.get()) }
            }
        }

        impl PartialEq for NonZero<$t> {
            fn eq(&self, other: &Self) -> bool {
                self.get() == other.get()
            }
        }
        impl Eq for NonZero<$t> {}
        impl PartialOrd for NonZero<$t> {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                self.get().partial_cmp(&other.get())
            }
        }
        impl Ord for NonZero<$t> {
            fn cmp(&self, other: &Self) -> Ordering {
                self.get().cmp(&other.get())
            }
        }
        impl Hash for NonZero<$t> {
            fn hash<H: Hasher>(&self, state: &mut H) {
                self.get().hash(state)
            }
        }
        impl fmt::Debug for NonZero<$t> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.get(), f)
            }
        }
        impl fmt::Display for NonZero<$t> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.get(), f)
            }
        }
        impl From<NonZero<$t>> for $t {
            fn from(n: NonZero<$t>) -> $t {
                n.get()
            }
        }
        impl TryFrom<$t> for NonZero<$t> {
            type Error = TryFromIntError;
            fn try_from(value: $t) -> Result<Self, TryFromIntError> {
                NonZero::<$t>::new(value).ok_or(TryFromIntError::new())
            }
        }
        impl FromStr for NonZero<$t> {
            type Err = ParseIntError;
            fn from_str(src: &str) -> Result<Self, ParseIntError> {
                NonZero::<$t>::new($t::from_str_radix(src, 10)?).ok_or(ParseIntError { kind: IntErrorKind::Zero })
            }
        }
    )*};
}

non_zero! {
    u8 NonZeroU8Inner NonZeroU8;
    u16 NonZeroU16Inner NonZeroU16;
    u32 NonZeroU32Inner NonZeroU32;
    u64 NonZeroU64Inner NonZeroU64;
    u128 NonZeroU128Inner NonZeroU128;
    usize NonZeroUsizeInner NonZeroUsize;
    i8 NonZeroI8Inner NonZeroI8;
    i16 NonZeroI16Inner NonZeroI16;
    i32 NonZeroI32Inner NonZeroI32;
    i64 NonZeroI64Inner NonZeroI64;
    i128 NonZeroI128Inner NonZeroI128;
    isize NonZeroIsizeInner NonZeroIsize;
}

macro_rules! non_zero_unsigned {
    ($($t:ident)*) => {$(
        impl NonZero<$t> {
            pub const MIN: NonZero<$t> = unsafe { NonZero::<$t>::new_unchecked(1) };
            pub const MAX: NonZero<$t> = unsafe { NonZero::<$t>::new_unchecked($t::MAX) };

            #[must_use]
            pub const fn checked_add(self, other: $t) -> Option<NonZero<$t>> {
                match self.get().checked_add(other) {
                    Some(n) => NonZero::<$t>::new(n),
                    None => None,
                }
            }

            #[must_use]
            pub const fn saturating_add(self, other: $t) -> NonZero<$t> {
                unsafe { NonZero::<$t>::new_unchecked(self.get().saturating_add(other)) }
            }

            #[must_use]
            pub const fn is_power_of_two(self) -> bool {
                self.get().is_power_of_two()
            }

            #[must_use]
            pub const fn ilog2(self) -> u32 {
                self.get().ilog2()
            }

            #[must_use]
            pub const fn ilog10(self) -> u32 {
                self.get().ilog10()
            }
        }

        impl crate::ops::Div<NonZero<$t>> for $t {
            type Output = $t;
            fn div(self, other: NonZero<$t>) -> $t {
                self / other.get()
            }
        }

        impl crate::ops::Rem<NonZero<$t>> for $t {
            type Output = $t;
            fn rem(self, other: NonZero<$t>) -> $t {
                self % other.get()
            }
        }
    )*};
}

non_zero_unsigned! { u8 u16 u32 u64 u128 usize }

macro_rules! non_zero_signed {
    ($($t:ident $unsigned:ident)*) => {$(
        impl NonZero<$t> {
            pub const MIN: NonZero<$t> = unsafe { NonZero::<$t>::new_unchecked($t::MIN) };
            pub const MAX: NonZero<$t> = unsafe { NonZero::<$t>::new_unchecked($t::MAX) };

            #[must_use]
            pub const fn abs(self) -> NonZero<$t> {
                unsafe { NonZero::<$t>::new_unchecked(self.get().abs()) }
            }

            #[must_use]
            pub const fn unsigned_abs(self) -> NonZero<$unsigned> {
                unsafe { NonZero::<$unsigned>::new_unchecked(self.get().unsigned_abs()) }
            }

            #[must_use]
            pub const fn is_positive(self) -> bool {
                self.get() > 0
            }

            #[must_use]
            pub const fn is_negative(self) -> bool {
                self.get() < 0
            }
        }

        impl crate::ops::Neg for NonZero<$t> {
            type Output = NonZero<$t>;
            fn neg(self) -> NonZero<$t> {
                unsafe { NonZero::<$t>::new_unchecked(-self.get()) }
            }
        }
    )*};
}

non_zero_signed! { i8 u8 i16 u16 i32 u32 i64 u64 i128 u128 isize usize }

macro_rules! non_zero_widen {
    ($($from:ident => $($to:ident)*;)*) => {$($(
        impl From<NonZero<$from>> for NonZero<$to> {
            #[inline]
            fn from(n: NonZero<$from>) -> NonZero<$to> {
                unsafe { NonZero::<$to>::new_unchecked(n.get() as $to) }
            }
        }
    )*)*};
}

non_zero_widen! {
    u8 => u16 u32 u64 u128 usize i16 i32 i64 i128 isize;
    u16 => u32 u64 u128 usize i32 i64 i128;
    u32 => u64 u128 i64 i128;
    u64 => u128 i128;
    i8 => i16 i32 i64 i128 isize;
    i16 => i32 i64 i128 isize;
    i32 => i64 i128;
    i64 => i128;
}

macro_rules! non_zero_narrow {
    ($($from:ident => $($to:ident)*;)*) => {$($(
        impl TryFrom<NonZero<$from>> for NonZero<$to> {
            type Error = TryFromIntError;
            #[inline]
            fn try_from(n: NonZero<$from>) -> Result<NonZero<$to>, TryFromIntError> {
                let value = $to::try_from(n.get())?;
                Ok(unsafe { NonZero::<$to>::new_unchecked(value) })
            }
        }
    )*)*};
}

non_zero_narrow! {
    u8 => i8;
    u16 => u8 i8 i16 isize;
    u32 => u8 u16 i8 i16 i32 usize isize;
    u64 => u8 u16 u32 i8 i16 i32 i64 usize isize;
    u128 => u8 u16 u32 u64 i8 i16 i32 i64 i128 usize isize;
    usize => u8 u16 u32 u64 u128 i8 i16 i32 i64 i128 isize;
    i8 => u8 u16 u32 u64 u128 usize;
    i16 => u8 u16 u32 u64 u128 i8 usize;
    i32 => u8 u16 u32 u64 u128 i8 i16 usize isize;
    i64 => u8 u16 u32 u64 u128 i8 i16 i32 usize isize;
    i128 => u8 u16 u32 u64 u128 i8 i16 i32 i64 usize isize;
    isize => u8 u16 u32 u64 u128 i8 i16 i32 i64 i128 usize;
}
