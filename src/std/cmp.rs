//! Equality and order.

use self::Ordering::{Equal, Greater, Less};

mod impls;

/// `==` and `!=`.
#[lang = "eq"]
#[diagnostic_item = "PartialEq"]
#[diagnostic::on_unimplemented(message = "can't compare `{Self}` with `{Rhs}`", label = "no implementation for `{Self} == {Rhs}`")]
pub trait PartialEq<Rhs: ?Sized = Self> {
    #[must_use]
    #[diagnostic_item = "cmp_partialeq_eq"]
    fn eq(&self, other: &Rhs) -> bool;
    #[must_use]
    #[inline]
    #[diagnostic_item = "cmp_partialeq_ne"]
    fn ne(&self, other: &Rhs) -> bool {
        !self.eq(other)
    }
}

/// `==` is an equivalence.
#[diagnostic_item = "Eq"]
pub trait Eq: PartialEq<Self> {
    /// What `derive(Eq)` uses to require `Eq` of every field.
    #[doc(hidden)]
    fn assert_fields_are_eq(&self) {}
}

/// What `derive(Eq)` mentions for each field.
#[picture(opaque)]
#[doc(hidden)]
pub struct AssertParamIsEq<T: Eq + ?Sized> {
    marker: crate::marker::PhantomData<T>,
}

/// How two values compare.
#[lang = "Ordering"]
#[diagnostic_item = "Ordering"]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
#[repr(i8)]
pub enum Ordering {
    Less = -1,
    Equal = 0,
    Greater = 1,
}

impl Ordering {
    pub const fn is_eq(self) -> bool {
        self as i8 == 0
    }
    pub const fn is_ne(self) -> bool {
        self as i8 != 0
    }
    pub const fn is_lt(self) -> bool {
        (self as i8) < 0
    }
    pub const fn is_gt(self) -> bool {
        self as i8 > 0
    }
    pub const fn is_le(self) -> bool {
        self as i8 <= 0
    }
    pub const fn is_ge(self) -> bool {
        self as i8 >= 0
    }

    #[must_use]
    pub const fn reverse(self) -> Ordering {
        match self {
            Less => Greater,
            Equal => Equal,
            Greater => Less,
        }
    }

    #[must_use]
    pub const fn then(self, other: Ordering) -> Ordering {
        match self {
            Equal => other,
            _ => self,
        }
    }

    #[must_use]
    #[rustc_const_unstable = "conditionally"]
    pub fn then_with<F: FnOnce() -> Ordering>(self, f: F) -> Ordering {
        match self {
            Equal => f(),
            _ => self,
        }
    }
}

/// Turns an order round.
#[derive(PartialEq, Eq, Debug, Copy, Clone, Default, Hash)]
#[repr(transparent)]
pub struct Reverse<T>(pub T);

impl<T: PartialOrd> PartialOrd for Reverse<T> {
    fn partial_cmp(&self, other: &Reverse<T>) -> Option<Ordering> {
        other.0.partial_cmp(&self.0)
    }
    fn lt(&self, other: &Self) -> bool {
        other.0 < self.0
    }
    fn le(&self, other: &Self) -> bool {
        other.0 <= self.0
    }
    fn gt(&self, other: &Self) -> bool {
        other.0 > self.0
    }
    fn ge(&self, other: &Self) -> bool {
        other.0 >= self.0
    }
}

impl<T: Ord> Ord for Reverse<T> {
    fn cmp(&self, other: &Reverse<T>) -> Ordering {
        other.0.cmp(&self.0)
    }
}

/// A total order.
#[diagnostic_item = "Ord"]
pub trait Ord: Eq + PartialOrd<Self> {
    #[must_use]
    #[diagnostic_item = "ord_cmp_method"]
    fn cmp(&self, other: &Self) -> Ordering;

    fn max(self, other: Self) -> Self
    where
        Self: Sized,
    {
        if other < self { self } else { other }
    }

    fn min(self, other: Self) -> Self
    where
        Self: Sized,
    {
        if other < self { other } else { self }
    }

    #[track_caller]
    fn clamp(self, min: Self, max: Self) -> Self
    where
        Self: Sized,
    {
        assert!(min <= max);
        if self < min {
            min
        } else if self > max {
            max
        } else {
            self
        }
    }
}

/// `<`, `<=`, `>`, `>=`.
#[lang = "partial_ord"]
#[diagnostic_item = "PartialOrd"]
#[diagnostic::on_unimplemented(
    message = "can't compare `{Self}` with `{Rhs}`",
    label = "no implementation for `{Self} < {Rhs}` and `{Self} > {Rhs}`"
)]
pub trait PartialOrd<Rhs: ?Sized = Self>: PartialEq<Rhs> {
    #[must_use]
    #[diagnostic_item = "cmp_partialord_cmp"]
    fn partial_cmp(&self, other: &Rhs) -> Option<Ordering>;

    #[must_use]
    #[inline]
    fn lt(&self, other: &Rhs) -> bool {
        matches!(self.partial_cmp(other), Some(Less))
    }

    #[must_use]
    #[inline]
    fn le(&self, other: &Rhs) -> bool {
        matches!(self.partial_cmp(other), Some(Less | Equal))
    }

    #[must_use]
    #[inline]
    fn gt(&self, other: &Rhs) -> bool {
        matches!(self.partial_cmp(other), Some(Greater))
    }

    #[must_use]
    #[inline]
    fn ge(&self, other: &Rhs) -> bool {
        matches!(self.partial_cmp(other), Some(Greater | Equal))
    }
}

#[must_use]
#[diagnostic_item = "cmp_min"]
#[rustc_const_unstable = "conditionally"]
pub fn min<T: Ord>(v1: T, v2: T) -> T {
    v1.min(v2)
}

#[must_use]
#[rustc_const_unstable = "conditionally"]
pub fn min_by<T, F: FnOnce(&T, &T) -> Ordering>(v1: T, v2: T, compare: F) -> T {
    if compare(&v2, &v1).is_lt() { v2 } else { v1 }
}

#[must_use]
#[rustc_const_unstable = "conditionally"]
pub fn min_by_key<T, F: FnMut(&T) -> K, K: Ord>(v1: T, v2: T, mut f: F) -> T {
    if f(&v2) < f(&v1) { v2 } else { v1 }
}

#[must_use]
#[diagnostic_item = "cmp_max"]
#[rustc_const_unstable = "conditionally"]
pub fn max<T: Ord>(v1: T, v2: T) -> T {
    v1.max(v2)
}

#[must_use]
#[rustc_const_unstable = "conditionally"]
pub fn max_by<T, F: FnOnce(&T, &T) -> Ordering>(v1: T, v2: T, compare: F) -> T {
    if compare(&v2, &v1).is_lt() { v1 } else { v2 }
}

#[must_use]
#[rustc_const_unstable = "conditionally"]
pub fn max_by_key<T, F: FnMut(&T) -> K, K: Ord>(v1: T, v2: T, mut f: F) -> T {
    if f(&v2) < f(&v1) { v1 } else { v2 }
}
