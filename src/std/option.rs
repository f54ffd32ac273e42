//! `Option`: a value or nothing.

use crate::convert::Infallible;
use crate::ops::{ControlFlow, Deref, DerefMut, FromResidual, Residual, Try};
use crate::pin::Pin;
use crate::{cmp, mem};

/// A value or nothing.
#[lang = "Option"]
#[diagnostic_item = "Option"]
#[picture(variant)]
#[derive(Copy, Debug, Hash)]
pub enum Option<T> {
    #[lang = "None"]
    None,
    #[lang = "Some"]
    Some(T),
}

#[track_caller]
const fn unwrap_failed() -> ! {
    crate::panicking::panic("called `Option::unwrap()` on a `None` value")
}

#[track_caller]
const fn expect_failed(msg: &str) -> ! {
    crate::panicking::panic_display(&msg)
}

impl<T> Option<T> {
    pub const fn is_some(&self) -> bool {
        match self {
            Some(_) => true,
            None => false,
        }
    }

    #[rustc_const_unstable = "conditionally"]
    pub fn is_some_and(self, f: impl FnOnce(T) -> bool) -> bool {
        match self {
            None => false,
            Some(x) => f(x),
        }
    }

    pub const fn is_none(&self) -> bool {
        match self {
            Some(_) => false,
            None => true,
        }
    }

    #[rustc_const_unstable = "conditionally"]
    pub fn is_none_or(self, f: impl FnOnce(T) -> bool) -> bool {
        match self {
            None => true,
            Some(x) => f(x),
        }
    }

    pub const fn as_ref(&self) -> Option<&T> {
        match self {
            Some(x) => Some(x),
            None => None,
        }
    }

    pub const fn as_mut(&mut self) -> Option<&mut T> {
        match self {
            Some(x) => Some(x),
            None => None,
        }
    }

    pub fn as_pin_ref(self: Pin<&Self>) -> Option<Pin<&T>> {
        match Pin::get_ref(self) {
            Some(x) => Some(unsafe { Pin::new_unchecked(x) }),
            None => None,
        }
    }

    pub fn as_pin_mut(self: Pin<&mut Self>) -> Option<Pin<&mut T>> {
        match unsafe { Pin::get_unchecked_mut(self) } {
            Some(x) => Some(unsafe { Pin::new_unchecked(x) }),
            None => None,
        }
    }

    /// A slice of one element or of none.
    pub const fn as_slice(&self) -> &[T] {
        match self {
            Some(x) => crate::slice::from_ref(x),
            None => &[],
        }
    }

    pub const fn as_mut_slice(&mut self) -> &mut [T] {
        match self {
            Some(x) => crate::slice::from_mut(x),
            None => &mut [],
        }
    }

    #[track_caller]
    #[diagnostic_item = "option_expect"]
    pub const fn expect(self, msg: &str) -> T {
        match self {
            Some(x) => x,
            None => expect_failed(msg),
        }
    }

    #[track_caller]
    #[diagnostic_item = "option_unwrap"]
    pub const fn unwrap(self) -> T {
        match self {
            Some(x) => x,
            None => unwrap_failed(),
        }
    }

    #[rustc_const_unstable = "conditionally"]
    pub fn unwrap_or(self, default: T) -> T {
        match self {
            Some(x) => x,
            None => default,
        }
    }

    #[track_caller]
    #[rustc_const_unstable = "conditionally"]
    pub fn unwrap_or_else<F: FnOnce() -> T>(self, f: F) -> T {
        match self {
            Some(x) => x,
            None => f(),
        }
    }

    #[rustc_const_unstable = "conditionally"]
    pub fn unwrap_or_default(self) -> T
    where
        T: Default,
    {
        match self {
            Some(x) => x,
            None => T::default(),
        }
    }

    #[track_caller]
    pub const unsafe fn unwrap_unchecked(self) -> T {
        match self {
            Some(x) => x,
            None => unsafe { crate::hint::unreachable_unchecked() },
        }
    }

    #[rustc_const_unstable = "conditionally"]
    pub fn map<U, F: FnOnce(T) -> U>(self, f: F) -> Option<U> {
        match self {
            Some(x) => Some(f(x)),
            None => None,
        }
    }

    #[rustc_const_unstable = "conditionally"]
    pub fn inspect<F: FnOnce(&T)>(self, f: F) -> Self {
        if let Some(ref x) = self {
            f(x);
        }
        self
    }

    #[rustc_const_unstable = "conditionally"]
    pub fn map_or<U, F: FnOnce(T) -> U>(self, default: U, f: F) -> U {
        match self {
            Some(x) => f(x),
            None => default,
        }
    }

    #[rustc_const_unstable = "conditionally"]
    pub fn map_or_else<U, D: FnOnce() -> U, F: FnOnce(T) -> U>(self, default: D, f: F) -> U {
        match self {
            Some(x) => f(x),
            None => default(),
        }
    }

    #[rustc_const_unstable = "conditionally"]
    pub fn ok_or<E>(self, err: E) -> Result<T, E> {
        match self {
            Some(x) => Ok(x),
            None => Err(err),
        }
    }

    #[rustc_const_unstable = "conditionally"]
    pub fn ok_or_else<E, F: FnOnce() -> E>(self, err: F) -> Result<T, E> {
        match self {
            Some(x) => Ok(x),
            None => Err(err()),
        }
    }

    #[rustc_const_unstable = "conditionally"]
    pub fn as_deref(&self) -> Option<&T::Target>
    where
        T: Deref,
    {
        match self {
            Some(x) => Some(x.deref()),
            None => None,
        }
    }

    #[rustc_const_unstable = "conditionally"]
    pub fn as_deref_mut(&mut self) -> Option<&mut T::Target>
    where
        T: DerefMut,
    {
        match self {
            Some(x) => Some(x.deref_mut()),
            None => None,
        }
    }

    pub fn iter(&self) -> Iter<'_, T> {
        Iter { inner: self.as_ref() }
    }

    pub fn iter_mut(&mut self) -> IterMut<'_, T> {
        IterMut { inner: self.as_mut() }
    }

    #[rustc_const_unstable = "conditionally"]
    pub fn and<U>(self, optb: Option<U>) -> Option<U> {
        match self {
            Some(_) => optb,
            None => None,
        }
    }

    #[doc(alias = "flatmap")]
    #[rustc_const_unstable = "conditionally"]
    pub fn and_then<U, F: FnOnce(T) -> Option<U>>(self, f: F) -> Option<U> {
        match self {
            Some(x) => f(x),
            None => None,
        }
    }

    #[rustc_const_unstable = "conditionally"]
    pub fn filter<P: FnOnce(&T) -> bool>(self, predicate: P) -> Self {
        if let Some(x) = self {
            if predicate(&x) {
                return Some(x);
            }
        }
        None
    }

    #[rustc_const_unstable = "conditionally"]
    pub fn or(self, optb: Option<T>) -> Option<T> {
        match self {
            x @ Some(_) => x,
            None => optb,
        }
    }

    #[rustc_const_unstable = "conditionally"]
    pub fn or_else<F: FnOnce() -> Option<T>>(self, f: F) -> Option<T> {
        match self {
            x @ Some(_) => x,
            None => f(),
        }
    }

    #[rustc_const_unstable = "conditionally"]
    pub fn xor(self, optb: Option<T>) -> Option<T> {
        match (self, optb) {
            (a @ Some(_), None) => a,
            (None, b @ Some(_)) => b,
            _ => None,
        }
    }

    #[must_use]
    #[rustc_const_unstable = "conditionally"]
    pub fn insert(&mut self, value: T) -> &mut T {
        *self = Some(value);
        match self {
            Some(x) => x,
            None => unsafe { crate::hint::unreachable_unchecked() },
        }
    }

    pub fn get_or_insert(&mut self, value: T) -> &mut T {
        if let None = *self {
            *self = Some(value);
        }
        match self {
            Some(x) => x,
            None => unsafe { crate::hint::unreachable_unchecked() },
        }
    }

    #[rustc_const_unstable = "conditionally"]
    pub fn get_or_insert_default(&mut self) -> &mut T
    where
        T: Default,
    {
        self.get_or_insert_with(T::default)
    }

    #[rustc_const_unstable = "conditionally"]
    pub fn get_or_insert_with<F: FnOnce() -> T>(&mut self, f: F) -> &mut T {
        if let None = *self {
            *self = Some(f());
        }
        match self {
            Some(x) => x,
            None => unsafe { crate::hint::unreachable_unchecked() },
        }
    }

    pub const fn take(&mut self) -> Option<T> {
        mem::replace(self, None)
    }

    #[rustc_const_unstable = "conditionally"]
    pub fn take_if<P: FnOnce(&mut T) -> bool>(&mut self, predicate: P) -> Option<T> {
        if self.as_mut().map_or(false, predicate) { self.take() } else { None }
    }

    pub const fn replace(&mut self, value: T) -> Option<T> {
        mem::replace(self, Some(value))
    }

    #[rustc_const_unstable = "conditionally"]
    pub fn zip<U>(self, other: Option<U>) -> Option<(T, U)> {
        match (self, other) {
            (Some(a), Some(b)) => Some((a, b)),
            _ => None,
        }
    }
}

impl<T, U> Option<(T, U)> {
    pub fn unzip(self) -> (Option<T>, Option<U>) {
        match self {
            Some((a, b)) => (Some(a), Some(b)),
            None => (None, None),
        }
    }
}

impl<T> Option<&T> {
    pub const fn copied(self) -> Option<T>
    where
        T: Copy,
    {
        match self {
            Some(&x) => Some(x),
            None => None,
        }
    }

    pub fn cloned(self) -> Option<T>
    where
        T: Clone,
    {
        match self {
            Some(x) => Some(x.clone()),
            None => None,
        }
    }
}

impl<T> Option<&mut T> {
    pub const fn copied(self) -> Option<T>
    where
        T: Copy,
    {
        match self {
            Some(&mut x) => Some(x),
            None => None,
        }
    }

    pub fn cloned(self) -> Option<T>
    where
        T: Clone,
    {
        match self {
            Some(x) => Some((*x).clone()),
            None => None,
        }
    }
}

impl<T, E> Option<Result<T, E>> {
    pub const fn transpose(self) -> Result<Option<T>, E> {
        match self {
            Some(Ok(x)) => Ok(Some(x)),
            Some(Err(e)) => Err(e),
            None => Ok(None),
        }
    }
}

impl<T> Option<Option<T>> {
    pub const fn flatten(self) -> Option<T> {
        match self {
            Some(inner) => inner,
            None => None,
        }
    }
}

impl<T: Clone> Clone for Option<T> {
    #[inline]
    fn clone(&self) -> Self {
        match self {
            Some(x) => Some(x.clone()),
            None => None,
        }
    }
}

impl<T> Default for Option<T> {
    fn default() -> Option<T> {
        None
    }
}

impl<T> crate::marker::StructuralPartialEq for Option<T> {}

impl<T: PartialEq> PartialEq for Option<T> {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Some(a), Some(b)) => *a == *b,
            (None, None) => true,
            _ => false,
        }
    }
}

impl<T: Eq> Eq for Option<T> {}

impl<T: PartialOrd> PartialOrd for Option<T> {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<cmp::Ordering> {
        match (self, other) {
            (Some(a), Some(b)) => a.partial_cmp(b),
            (Some(_), None) => Some(cmp::Ordering::Greater),
            (None, Some(_)) => Some(cmp::Ordering::Less),
            (None, None) => Some(cmp::Ordering::Equal),
        }
    }
}

impl<T: Ord> Ord for Option<T> {
    #[inline]
    fn cmp(&self, other: &Self) -> cmp::Ordering {
        match (self, other) {
            (Some(a), Some(b)) => a.cmp(b),
            (Some(_), None) => cmp::Ordering::Greater,
            (None, Some(_)) => cmp::Ordering::Less,
            (None, None) => cmp::Ordering::Equal,
        }
    }
}

impl<T> From<T> for Option<T> {
    fn from(value: T) -> Option<T> {
        Some(value)
    }
}

impl<'a, T> From<&'a Option<T>> for Option<&'a T> {
    fn from(o: &'a Option<T>) -> Option<&'a T> {
        o.as_ref()
    }
}

impl<'a, T> From<&'a mut Option<T>> for Option<&'a mut T> {
    fn from(o: &'a mut Option<T>) -> Option<&'a mut T> {
        o.as_mut()
    }
}

impl<T> Try for Option<T> {
    type Output = T;
    type Residual = Option<Infallible>;
    #[inline]
    fn from_output(output: T) -> Self {
        Some(output)
    }
    #[inline]
    fn branch(self) -> ControlFlow<Option<Infallible>, T> {
        match self {
            Some(x) => ControlFlow::Continue(x),
            None => ControlFlow::Break(None),
        }
    }
}

impl<T> FromResidual<Option<Infallible>> for Option<T> {
    #[inline]
    fn from_residual(_residual: Option<Infallible>) -> Self {
        None
    }
}

impl<T> Residual<T> for Option<Infallible> {
    type TryType = Option<T>;
}

/// The iterator of `Option::iter`.
#[picture(transparent, field = "inner")]
#[derive(Debug)]
pub struct Iter<'a, T: 'a> {
    inner: Option<&'a T>,
}

impl<'a, T> Clone for Iter<'a, T> {
    fn clone(&self) -> Self {
        Iter { inner: self.inner }
    }
}

/// The iterator of `Option::iter_mut`.
#[picture(transparent, field = "inner")]
#[derive(Debug)]
pub struct IterMut<'a, T: 'a> {
    inner: Option<&'a mut T>,
}

/// The iterator of `Option::into_iter`.
#[picture(transparent, field = "inner")]
#[derive(Clone, Debug)]
pub struct IntoIter<T> {
    inner: Option<T>,
}

macro_rules! option_iterator {
    ($name:ident<$($lifetime:lifetime,)? T> $item:ty) => {
        impl<$($lifetime,)? T> Iterator for $name<$($lifetime,)? T> {
            type Item = $item;
            fn next(&mut self) -> Option<$item> {
                self.inner.take()
            }
            fn size_hint(&self) -> (usize, Option<usize>) {
                let n = if self.inner.is_some() { 1 } else { 0 };
                (n, Some(n))
            }
        }
        impl<$($lifetime,)? T> DoubleEndedIterator for $name<$($lifetime,)? T> {
            fn next_back(&mut self) -> Option<$item> {
                self.inner.take()
            }
        }
        impl<$($lifetime,)? T> ExactSizeIterator for $name<$($lifetime,)? T> {}
        impl<$($lifetime,)? T> crate::iter::FusedIterator for $name<$($lifetime,)? T> {}
    };
}

option_iterator! { Iter<'a, T> &'a T }
option_iterator! { IterMut<'a, T> &'a mut T }
option_iterator! { IntoIter<T> T }

impl<T> IntoIterator for Option<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    fn into_iter(self) -> IntoIter<T> {
        IntoIter { inner: self }
    }
}

impl<'a, T> IntoIterator for &'a Option<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;
    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<'a, T> IntoIterator for &'a mut Option<T> {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T>;
    fn into_iter(self) -> IterMut<'a, T> {
        self.iter_mut()
    }
}

impl<A, V: FromIterator<A>> FromIterator<Option<A>> for Option<V> {
    fn from_iter<I: IntoIterator<Item = Option<A>>>(iter: I) -> Option<V> {
        crate::iter::try_process(iter.into_iter(), |shunt| shunt.collect())
    }
}
