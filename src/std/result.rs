//! `Result`: success or failure.

use crate::convert::Infallible;
use crate::fmt;
use crate::ops::{ControlFlow, Deref, DerefMut, FromResidual, Residual, Try};

/// Success with a value, or failure with an error.
#[lang = "Result"]
#[diagnostic_item = "Result"]
#[picture(variant)]
#[must_use = "this `Result` may be an `Err` variant, which should be handled"]
#[derive(Copy, PartialEq, PartialOrd, Eq, Ord, Debug, Hash)]
pub enum Result<T, E> {
    #[lang = "Ok"]
    Ok(T),
    #[lang = "Err"]
    Err(E),
}

#[track_caller]
fn unwrap_failed(msg: &str, error: &dyn fmt::Debug) -> ! {
    panic!("{msg}: {error:?}")
}

impl<T, E> Result<T, E> {
    #[must_use = "if you intended to assert that this is ok, consider `.unwrap()` instead"]
    pub const fn is_ok(&self) -> bool {
        match self {
            Ok(_) => true,
            Err(_) => false,
        }
    }

    #[must_use]
    #[rustc_const_unstable = "conditionally"]
    pub fn is_ok_and<F: FnOnce(T) -> bool>(self, f: F) -> bool {
        match self {
            Err(_) => false,
            Ok(x) => f(x),
        }
    }

    #[must_use = "if you intended to assert that this is err, consider `.unwrap_err()` instead"]
    pub const fn is_err(&self) -> bool {
        match self {
            Ok(_) => false,
            Err(_) => true,
        }
    }

    #[must_use]
    #[rustc_const_unstable = "conditionally"]
    pub fn is_err_and<F: FnOnce(E) -> bool>(self, f: F) -> bool {
        match self {
            Ok(_) => false,
            Err(e) => f(e),
        }
    }

    #[diagnostic_item = "result_ok_method"]
    #[rustc_const_unstable = "conditionally"]
    pub fn ok(self) -> Option<T> {
        match self {
            Ok(x) => Some(x),
            Err(_) => None,
        }
    }

    #[rustc_const_unstable = "conditionally"]
    pub fn err(self) -> Option<E> {
        match self {
            Ok(_) => None,
            Err(e) => Some(e),
        }
    }

    pub const fn as_ref(&self) -> Result<&T, &E> {
        match self {
            Ok(x) => Ok(x),
            Err(e) => Err(e),
        }
    }

    pub const fn as_mut(&mut self) -> Result<&mut T, &mut E> {
        match self {
            Ok(x) => Ok(x),
            Err(e) => Err(e),
        }
    }

    #[rustc_const_unstable = "conditionally"]
    pub fn map<U, F: FnOnce(T) -> U>(self, op: F) -> Result<U, E> {
        match self {
            Ok(x) => Ok(op(x)),
            Err(e) => Err(e),
        }
    }

    #[must_use = "if you don't need the returned value, use `if let` instead"]
    #[rustc_const_unstable = "conditionally"]
    pub fn map_or<U, F: FnOnce(T) -> U>(self, default: U, f: F) -> U {
        match self {
            Ok(x) => f(x),
            Err(_) => default,
        }
    }

    #[rustc_const_unstable = "conditionally"]
    pub fn map_or_else<U, D: FnOnce(E) -> U, F: FnOnce(T) -> U>(self, default: D, f: F) -> U {
        match self {
            Ok(x) => f(x),
            Err(e) => default(e),
        }
    }

    #[rustc_const_unstable = "conditionally"]
    pub fn map_err<F, O: FnOnce(E) -> F>(self, op: O) -> Result<T, F> {
        match self {
            Ok(x) => Ok(x),
            Err(e) => Err(op(e)),
        }
    }

    #[rustc_const_unstable = "conditionally"]
    pub fn inspect<F: FnOnce(&T)>(self, f: F) -> Self {
        if let Ok(ref x) = self {
            f(x);
        }
        self
    }

    #[rustc_const_unstable = "conditionally"]
    pub fn inspect_err<F: FnOnce(&E)>(self, f: F) -> Self {
        if let Err(ref e) = self {
            f(e);
        }
        self
    }

    #[rustc_const_unstable = "conditionally"]
    pub fn as_deref(&self) -> Result<&T::Target, &E>
    where
        T: Deref,
    {
        match self {
            Ok(x) => Ok(x.deref()),
            Err(e) => Err(e),
        }
    }

    #[rustc_const_unstable = "conditionally"]
    pub fn as_deref_mut(&mut self) -> Result<&mut T::Target, &mut E>
    where
        T: DerefMut,
    {
        match self {
            Ok(x) => Ok(x.deref_mut()),
            Err(e) => Err(e),
        }
    }

    #[rustc_const_unstable = "conditionally"]
    pub fn iter(&self) -> Iter<'_, T> {
        Iter { inner: self.as_ref().ok() }
    }

    #[rustc_const_unstable = "conditionally"]
    pub fn iter_mut(&mut self) -> IterMut<'_, T> {
        IterMut { inner: self.as_mut().ok() }
    }

    #[track_caller]
    #[diagnostic_item = "result_expect"]
    pub fn expect(self, msg: &str) -> T
    where
        E: fmt::Debug,
    {
        match self {
            Ok(x) => x,
            Err(e) => unwrap_failed(msg, &e),
        }
    }

    #[track_caller]
    #[diagnostic_item = "result_unwrap"]
    pub fn unwrap(self) -> T
    where
        E: fmt::Debug,
    {
        match self {
            Ok(x) => x,
            Err(e) => unwrap_failed("called `Result::unwrap()` on an `Err` value", &e),
        }
    }

    #[rustc_const_unstable = "conditionally"]
    pub fn unwrap_or_default(self) -> T
    where
        T: Default,
    {
        match self {
            Ok(x) => x,
            Err(_) => Default::default(),
        }
    }

    #[track_caller]
    pub fn expect_err(self, msg: &str) -> E
    where
        T: fmt::Debug,
    {
        match self {
            Ok(x) => unwrap_failed(msg, &x),
            Err(e) => e,
        }
    }

    #[track_caller]
    pub fn unwrap_err(self) -> E
    where
        T: fmt::Debug,
    {
        match self {
            Ok(x) => unwrap_failed("called `Result::unwrap_err()` on an `Ok` value", &x),
            Err(e) => e,
        }
    }

    #[rustc_const_unstable = "conditionally"]
    pub fn and<U>(self, res: Result<U, E>) -> Result<U, E> {
        match self {
            Ok(_) => res,
            Err(e) => Err(e),
        }
    }

    #[rustc_const_unstable = "conditionally"]
    pub fn and_then<U, F: FnOnce(T) -> Result<U, E>>(self, op: F) -> Result<U, E> {
        match self {
            Ok(x) => op(x),
            Err(e) => Err(e),
        }
    }

    #[rustc_const_unstable = "conditionally"]
    pub fn or<F>(self, res: Result<T, F>) -> Result<T, F> {
        match self {
            Ok(x) => Ok(x),
            Err(_) => res,
        }
    }

    #[rustc_const_unstable = "conditionally"]
    pub fn or_else<F, O: FnOnce(E) -> Result<T, F>>(self, op: O) -> Result<T, F> {
        match self {
            Ok(x) => Ok(x),
            Err(e) => op(e),
        }
    }

    #[rustc_const_unstable = "conditionally"]
    pub fn unwrap_or(self, default: T) -> T {
        match self {
            Ok(x) => x,
            Err(_) => default,
        }
    }

    #[track_caller]
    #[rustc_const_unstable = "conditionally"]
    pub fn unwrap_or_else<F: FnOnce(E) -> T>(self, op: F) -> T {
        match self {
            Ok(x) => x,
            Err(e) => op(e),
        }
    }

    #[track_caller]
    #[rustc_const_unstable = "conditionally"]
    pub unsafe fn unwrap_unchecked(self) -> T {
        match self {
            Ok(x) => x,
            Err(_) => unsafe { crate::hint::unreachable_unchecked() },
        }
    }

    #[track_caller]
    pub unsafe fn unwrap_err_unchecked(self) -> E {
        match self {
            Ok(_) => unsafe { crate::hint::unreachable_unchecked() },
            Err(e) => e,
        }
    }
}

impl<T, E> Result<&T, E> {
    pub const fn copied(self) -> Result<T, E>
    where
        T: Copy,
    {
        match self {
            Ok(&x) => Ok(x),
            Err(e) => Err(e),
        }
    }

    pub fn cloned(self) -> Result<T, E>
    where
        T: Clone,
    {
        match self {
            Ok(x) => Ok(x.clone()),
            Err(e) => Err(e),
        }
    }
}

impl<T, E> Result<&mut T, E> {
    pub const fn copied(self) -> Result<T, E>
    where
        T: Copy,
    {
        match self {
            Ok(&mut x) => Ok(x),
            Err(e) => Err(e),
        }
    }

    pub fn cloned(self) -> Result<T, E>
    where
        T: Clone,
    {
        match self {
            Ok(x) => Ok((*x).clone()),
            Err(e) => Err(e),
        }
    }
}

impl<T, E> Result<Option<T>, E> {
    pub const fn transpose(self) -> Option<Result<T, E>> {
        match self {
            Ok(Some(x)) => Some(Ok(x)),
            Ok(None) => None,
            Err(e) => Some(Err(e)),
        }
    }
}

impl<T, E> Result<Result<T, E>, E> {
    pub const fn flatten(self) -> Result<T, E> {
        match self {
            Ok(inner) => inner,
            Err(e) => Err(e),
        }
    }
}

impl<T: Clone, E: Clone> Clone for Result<T, E> {
    fn clone(&self) -> Self {
        match self {
            Ok(x) => Ok(x.clone()),
            Err(e) => Err(e.clone()),
        }
    }
}

impl<T, E> Try for Result<T, E> {
    type Output = T;
    type Residual = Result<Infallible, E>;
    #[inline]
    fn from_output(output: T) -> Self {
        Ok(output)
    }
    #[inline]
    fn branch(self) -> ControlFlow<Result<Infallible, E>, T> {
        match self {
            Ok(x) => ControlFlow::Continue(x),
            Err(e) => ControlFlow::Break(Err(e)),
        }
    }
}

impl<T, E, F: From<E>> FromResidual<Result<Infallible, E>> for Result<T, F> {
    #[inline]
    #[track_caller]
    fn from_residual(residual: Result<Infallible, E>) -> Self {
        match residual {
            Err(e) => Err(From::from(e)),
            Ok(never) => match never {},
        }
    }
}

impl<T, E> Residual<T> for Result<Infallible, E> {
    type TryType = Result<T, E>;
}

/// The iterator of `Result::iter`.
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

/// The iterator of `Result::iter_mut`.
#[picture(transparent, field = "inner")]
#[derive(Debug)]
pub struct IterMut<'a, T: 'a> {
    inner: Option<&'a mut T>,
}

/// The iterator of `Result::into_iter`.
#[picture(transparent, field = "inner")]
#[derive(Clone, Debug)]
pub struct IntoIter<T> {
    inner: Option<T>,
}

macro_rules! result_iterator {
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

result_iterator! { Iter<'a, T> &'a T }
result_iterator! { IterMut<'a, T> &'a mut T }
result_iterator! { IntoIter<T> T }

impl<T, E> IntoIterator for Result<T, E> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    fn into_iter(self) -> IntoIter<T> {
        IntoIter { inner: self.ok() }
    }
}

impl<'a, T, E> IntoIterator for &'a Result<T, E> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;
    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<'a, T, E> IntoIterator for &'a mut Result<T, E> {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T>;
    fn into_iter(self) -> IterMut<'a, T> {
        self.iter_mut()
    }
}

impl<A, E, V: FromIterator<A>> FromIterator<Result<A, E>> for Result<V, E> {
    fn from_iter<I: IntoIterator<Item = Result<A, E>>>(iter: I) -> Result<V, E> {
        crate::iter::try_process(iter.into_iter(), |shunt| shunt.collect())
    }
}
