//! Equality and order of the primitive types, references and pointers.

use super::Ordering::{self, Equal, Greater, Less};
use crate::marker::FnPtr;

macro_rules! equality {
    ($($t:ty)*) => {$(
        impl PartialEq for $t {
            #[inline]
            fn eq(&self, other: &$t) -> bool { *self == *other }
            #[inline]
            fn ne(&self, other: &$t) -> bool { *self != *other }
        }
    )*};
}

equality! { bool char usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 f32 f64 }

impl PartialEq for () {
    #[inline]
    fn eq(&self, _other: &()) -> bool {
        true
    }
}

impl Eq for () {}

impl PartialOrd for () {
    #[inline]
    fn partial_cmp(&self, _: &()) -> Option<Ordering> {
        Some(Equal)
    }
}

impl Ord for () {
    #[inline]
    fn cmp(&self, _other: &()) -> Ordering {
        Equal
    }
}

/// Numbers and characters name the limits when `clamp` finds them crossed.
macro_rules! total_order {
    ($($t:ty $(, $clamp:ident)?;)*) => {$(
        impl Eq for $t {}
        impl PartialOrd for $t {
            #[inline]
            fn partial_cmp(&self, other: &$t) -> Option<Ordering> {
                Some(if *self < *other { Less } else if *self == *other { Equal } else { Greater })
            }
            #[inline]
            fn lt(&self, other: &$t) -> bool { *self < *other }
            #[inline]
            fn le(&self, other: &$t) -> bool { *self <= *other }
            #[inline]
            fn gt(&self, other: &$t) -> bool { *self > *other }
            #[inline]
            fn ge(&self, other: &$t) -> bool { *self >= *other }
        }
        impl Ord for $t {
            #[inline]
            fn cmp(&self, other: &$t) -> Ordering {
                if *self < *other { Less } else if *self == *other { Equal } else { Greater }
            }
            $(
                #[inline]
                #[track_caller]
                fn $clamp(self, min: $t, max: $t) -> $t {
                    if min > max {
                        panic!("min > max. min = {min:?}, max = {max:?}");
                    }
                    if self < min {
                        min
                    } else if self > max {
                        max
                    } else {
                        self
                    }
                }
            )?
        }
    )*};
}

total_order! {
    bool;
    char, clamp;
    usize, clamp;
    u8, clamp;
    u16, clamp;
    u32, clamp;
    u64, clamp;
    u128, clamp;
    isize, clamp;
    i8, clamp;
    i16, clamp;
    i32, clamp;
    i64, clamp;
    i128, clamp;
}

macro_rules! float_order {
    ($($t:ty)*) => {$(
        impl PartialOrd for $t {
            #[inline]
            fn partial_cmp(&self, other: &$t) -> Option<Ordering> {
                if *self < *other {
                    Some(Less)
                } else if *self == *other {
                    Some(Equal)
                } else if *self > *other {
                    Some(Greater)
                } else {
                    None
                }
            }
            #[inline]
            fn lt(&self, other: &$t) -> bool { *self < *other }
            #[inline]
            fn le(&self, other: &$t) -> bool { *self <= *other }
            #[inline]
            fn gt(&self, other: &$t) -> bool { *self > *other }
            #[inline]
            fn ge(&self, other: &$t) -> bool { *self >= *other }
        }
    )*};
}

float_order! { f32 f64 }

impl PartialEq for ! {
    fn eq(&self, _: &!) -> bool {
        *self
    }
}

impl Eq for ! {}

impl PartialOrd for ! {
    fn partial_cmp(&self, _: &!) -> Option<Ordering> {
        *self
    }
}

impl Ord for ! {
    fn cmp(&self, _: &!) -> Ordering {
        *self
    }
}

macro_rules! reference_equality {
    ($([$($left:tt)*] [$($right:tt)*];)*) => {$(
        impl<A: ?Sized, B: ?Sized> PartialEq<$($right)* B> for $($left)* A
        where
            A: PartialEq<B>,
        {
            #[inline]
            fn eq(&self, other: & $($right)* B) -> bool {
                PartialEq::eq(*self, *other)
            }
            #[inline]
            fn ne(&self, other: & $($right)* B) -> bool {
                PartialEq::ne(*self, *other)
            }
        }
    )*};
}

reference_equality! {
    [&] [&];
    [&mut] [&mut];
    [&] [&mut];
    [&mut] [&];
}

impl<A: ?Sized + PartialOrd<B>, B: ?Sized> PartialOrd<&B> for &A {
    #[inline]
    fn partial_cmp(&self, other: &&B) -> Option<Ordering> {
        PartialOrd::partial_cmp(*self, *other)
    }
    #[inline]
    fn lt(&self, other: &&B) -> bool {
        PartialOrd::lt(*self, *other)
    }
    #[inline]
    fn le(&self, other: &&B) -> bool {
        PartialOrd::le(*self, *other)
    }
    #[inline]
    fn gt(&self, other: &&B) -> bool {
        PartialOrd::gt(*self, *other)
    }
    #[inline]
    fn ge(&self, other: &&B) -> bool {
        PartialOrd::ge(*self, *other)
    }
}

impl<A: ?Sized + Ord> Ord for &A {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        Ord::cmp(*self, *other)
    }
}

impl<A: ?Sized + Eq> Eq for &A {}

impl<A: ?Sized + PartialOrd<B>, B: ?Sized> PartialOrd<&mut B> for &mut A {
    #[inline]
    fn partial_cmp(&self, other: &&mut B) -> Option<Ordering> {
        PartialOrd::partial_cmp(*self, *other)
    }
}

impl<A: ?Sized + Ord> Ord for &mut A {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        Ord::cmp(*self, *other)
    }
}

impl<A: ?Sized + Eq> Eq for &mut A {}

macro_rules! pointer_order {
    ($($pointer:tt)*) => {$(
        impl<T: ?Sized> PartialEq for *$pointer T {
            #[inline]
            fn eq(&self, other: &*$pointer T) -> bool { *self == *other }
        }
        impl<T: ?Sized> Eq for *$pointer T {}
        impl<T: ?Sized> PartialOrd for *$pointer T {
            #[inline]
            fn partial_cmp(&self, other: &*$pointer T) -> Option<Ordering> { Some(self.cmp(other)) }
            #[inline]
            fn lt(&self, other: &*$pointer T) -> bool { *self < *other }
            #[inline]
            fn le(&self, other: &*$pointer T) -> bool { *self <= *other }
            #[inline]
            fn gt(&self, other: &*$pointer T) -> bool { *self > *other }
            #[inline]
            fn ge(&self, other: &*$pointer T) -> bool { *self >= *other }
        }
        impl<T: ?Sized> Ord for *$pointer T {
            #[inline]
            fn cmp(&self, other: &*$pointer T) -> Ordering {
                if *self < *other { Less } else if *self == *other { Equal } else { Greater }
            }
        }
    )*};
}

pointer_order! { const mut }

impl<F: FnPtr> PartialEq for F {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.addr() == other.addr()
    }
}

impl<F: FnPtr> Eq for F {}

impl<F: FnPtr> PartialOrd for F {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.addr().partial_cmp(&other.addr())
    }
}

impl<F: FnPtr> Ord for F {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        self.addr().cmp(&other.addr())
    }
}
