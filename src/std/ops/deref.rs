//! Unary `*` on smart pointers.

/// Gives `*x` for a shared use.
#[lang = "deref"]
#[diagnostic_item = "Deref"]
pub trait Deref {
    /// The type of `*x`.
    #[lang = "deref_target"]
    #[diagnostic_item = "deref_target"]
    type Target: ?Sized;
    #[must_use]
    #[diagnostic_item = "deref_method"]
    fn deref(&self) -> &Self::Target;
}

impl<T: ?Sized> Deref for &T {
    type Target = T;
    #[inline]
    fn deref(&self) -> &T {
        *self
    }
}

impl<T: ?Sized> !DerefMut for &T {}

impl<T: ?Sized> Deref for &mut T {
    type Target = T;
    #[inline]
    fn deref(&self) -> &T {
        *self
    }
}

/// Gives `*x` for a mutable use.
#[lang = "deref_mut"]
#[diagnostic_item = "DerefMut"]
pub trait DerefMut: Deref {
    #[diagnostic_item = "deref_mut_method"]
    fn deref_mut(&mut self) -> &mut Self::Target;
}

impl<T: ?Sized> DerefMut for &mut T {
    #[inline]
    fn deref_mut(&mut self) -> &mut T {
        *self
    }
}

/// Types that can be the type of `self`.
#[lang = "legacy_receiver"]
#[unstable(feature = "arbitrary_self_types", issue = "44874")]
pub trait Receiver {}

impl<T: ?Sized> Receiver for &T {}
impl<T: ?Sized> Receiver for &mut T {}
