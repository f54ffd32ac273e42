//! Conversions between types.

use crate::error::Error;
use crate::fmt;

mod num;

/// An error that cannot happen.
#[derive(Copy)]
#[diagnostic_item = "Infallible"]
pub enum Infallible {}

impl Clone for Infallible {
    fn clone(&self) -> Infallible {
        match *self {}
    }
}
impl fmt::Debug for Infallible {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}
impl fmt::Display for Infallible {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}
impl Error for Infallible {}
impl PartialEq for Infallible {
    fn eq(&self, _: &Infallible) -> bool {
        match *self {}
    }
}
impl Eq for Infallible {}
impl PartialOrd for Infallible {
    fn partial_cmp(&self, _other: &Self) -> Option<crate::cmp::Ordering> {
        match *self {}
    }
}
impl Ord for Infallible {
    fn cmp(&self, _other: &Self) -> crate::cmp::Ordering {
        match *self {}
    }
}
impl crate::hash::Hash for Infallible {
    fn hash<H: crate::hash::Hasher>(&self, _: &mut H) {
        match *self {}
    }
}

/// Gives its argument back.
pub const fn identity<T>(x: T) -> T {
    x
}

/// A cheap view as a reference to another type.
#[diagnostic_item = "AsRef"]
pub trait AsRef<T: ?Sized> {
    fn as_ref(&self) -> &T;
}

/// A cheap view as a mutable reference to another type.
#[diagnostic_item = "AsMut"]
pub trait AsMut<T: ?Sized> {
    fn as_mut(&mut self) -> &mut T;
}

/// Conversion by value, seen from the source.
#[diagnostic_item = "Into"]
pub trait Into<T>: Sized {
    #[must_use]
    fn into(self) -> T;
}

/// Conversion by value, seen from the target.
#[diagnostic_item = "From"]
pub trait From<T>: Sized {
    #[diagnostic_item = "from_fn"]
    #[must_use]
    fn from(value: T) -> Self;
}

/// Conversion that may fail, seen from the source.
#[diagnostic_item = "TryInto"]
pub trait TryInto<T>: Sized {
    type Error;
    fn try_into(self) -> Result<T, Self::Error>;
}

/// Conversion that may fail, seen from the target.
#[diagnostic_item = "TryFrom"]
pub trait TryFrom<T>: Sized {
    type Error;
    #[diagnostic_item = "try_from_fn"]
    fn try_from(value: T) -> Result<Self, Self::Error>;
}

impl<T: ?Sized + AsRef<U>, U: ?Sized> AsRef<U> for &T {
    #[inline]
    fn as_ref(&self) -> &U {
        <T as AsRef<U>>::as_ref(*self)
    }
}

impl<T: ?Sized + AsRef<U>, U: ?Sized> AsRef<U> for &mut T {
    #[inline]
    fn as_ref(&self) -> &U {
        <T as AsRef<U>>::as_ref(*self)
    }
}

impl<T: ?Sized + AsMut<U>, U: ?Sized> AsMut<U> for &mut T {
    #[inline]
    fn as_mut(&mut self) -> &mut U {
        (*self).as_mut()
    }
}

impl<T, U: From<T>> Into<U> for T {
    #[inline]
    #[track_caller]
    fn into(self) -> U {
        U::from(self)
    }
}

impl<T> From<T> for T {
    #[inline]
    fn from(t: T) -> T {
        t
    }
}

impl<T, U: TryFrom<T>> TryInto<U> for T {
    type Error = U::Error;
    #[inline]
    fn try_into(self) -> Result<U, U::Error> {
        U::try_from(self)
    }
}

impl<T, U: Into<T>> TryFrom<U> for T {
    type Error = Infallible;
    #[inline]
    fn try_from(value: U) -> Result<Self, Infallible> {
        Ok(U::into(value))
    }
}

impl<T> AsRef<[T]> for [T] {
    #[inline]
    fn as_ref(&self) -> &[T] {
        self
    }
}

impl<T> AsMut<[T]> for [T] {
    #[inline]
    fn as_mut(&mut self) -> &mut [T] {
        self
    }
}

impl AsRef<str> for str {
    #[inline]
    fn as_ref(&self) -> &str {
        self
    }
}

impl AsMut<str> for str {
    #[inline]
    fn as_mut(&mut self) -> &mut str {
        self
    }
}
