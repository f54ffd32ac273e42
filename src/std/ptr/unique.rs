//! `Unique`: the owning pointer inside `Box` and `Vec`.

use super::NonNull;
use crate::marker::{PhantomData, Unsize};
use crate::ops::{CoerceUnsized, DispatchFromDyn};

/// A pointer that owns what it points at.
#[lang = "ptr_unique"]
#[picture(pointer, field = "pointer")]
#[repr(transparent)]
pub struct Unique<T: ?Sized> {
    pointer: NonNull<T>,
    marker: PhantomData<T>,
}

unsafe impl<T: Send + ?Sized> Send for Unique<T> {}
unsafe impl<T: Sync + ?Sized> Sync for Unique<T> {}

impl<T> Unique<T> {
    pub const fn dangling() -> Unique<T> {
        Unique { pointer: NonNull::dangling(), marker: PhantomData }
    }
}

impl<T: ?Sized> Unique<T> {
    #[inline]
    pub const unsafe fn new_unchecked(ptr: *mut T) -> Unique<T> {
        Unique { pointer: unsafe { NonNull::new_unchecked(ptr) }, marker: PhantomData }
    }

    #[inline]
    pub const fn as_ptr(self) -> *mut T {
        self.pointer.as_ptr()
    }

    #[inline]
    pub const fn as_non_null(self) -> NonNull<T> {
        self.pointer
    }
}

impl<T: ?Sized> Clone for Unique<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ?Sized> Copy for Unique<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Unique<U>> for Unique<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> DispatchFromDyn<Unique<U>> for Unique<T> {}
