//! `NonNull`: a raw pointer that is never null.

use crate::cmp::Ordering;
use crate::fmt;
use crate::hash;
use crate::marker::Unsize;
use crate::ops::{CoerceUnsized, DispatchFromDyn};

/// A pointer that is never null, so that `Option<NonNull<T>>` is as small; covariant in `T`.
#[diagnostic_item = "NonNull"]
#[picture(pointer, field = "pointer")]
#[repr(transparent)]
#[rustc_layout_scalar_valid_range_start(1)]
pub struct NonNull<T: ?Sized> {
    pointer: *const T,
}

impl<T: ?Sized> !Send for NonNull<T> {}
impl<T: ?Sized> !Sync for NonNull<T> {}

impl<T> NonNull<T> {
    #[must_use]
    pub const fn dangling() -> NonNull<T> {
        unsafe { NonNull { pointer: crate::intrinsics::align_of::<T>() as *const T } }
    }

    #[inline]
    pub const unsafe fn add(self, count: usize) -> NonNull<T> {
        unsafe { NonNull { pointer: self.pointer.add(count) } }
    }

    #[inline]
    pub const unsafe fn sub(self, count: usize) -> NonNull<T> {
        unsafe { NonNull { pointer: self.pointer.sub(count) } }
    }

    #[inline]
    pub const unsafe fn offset(self, count: isize) -> NonNull<T> {
        unsafe { NonNull { pointer: self.pointer.offset(count) } }
    }

    pub const unsafe fn offset_from(self, origin: NonNull<T>) -> isize {
        unsafe { self.pointer.offset_from(origin.pointer) }
    }

    pub const unsafe fn offset_from_unsigned(self, origin: NonNull<T>) -> usize {
        unsafe { self.pointer.offset_from(origin.pointer) as usize }
    }

    #[must_use]
    pub fn is_aligned(self) -> bool {
        self.pointer.is_aligned()
    }

    #[inline]
    pub const unsafe fn read(self) -> T {
        unsafe { crate::ptr::read(self.pointer) }
    }

    #[inline]
    pub const unsafe fn write(self, val: T) {
        unsafe { crate::ptr::write(self.as_ptr(), val) }
    }
}

impl<T: ?Sized> NonNull<T> {
    #[inline]
    #[track_caller]
    pub const unsafe fn new_unchecked(ptr: *mut T) -> NonNull<T> {
        unsafe { NonNull { pointer: ptr as *const T } }
    }

    pub const fn new(ptr: *mut T) -> Option<NonNull<T>> {
        if ptr.is_null() { None } else { Some(unsafe { NonNull { pointer: ptr as *const T } }) }
    }

    pub const fn from_ref(r: &T) -> NonNull<T> {
        unsafe { NonNull { pointer: r as *const T } }
    }

    pub const fn from_mut(r: &mut T) -> NonNull<T> {
        unsafe { NonNull { pointer: r as *mut T as *const T } }
    }

    #[must_use]
    #[inline]
    pub const fn as_ptr(self) -> *mut T {
        self.pointer as *mut T
    }

    #[must_use]
    #[inline]
    pub const unsafe fn as_ref<'a>(&self) -> &'a T {
        unsafe { &*self.pointer }
    }

    #[must_use]
    #[inline]
    pub const unsafe fn as_mut<'a>(&mut self) -> &'a mut T {
        unsafe { &mut *(self.pointer as *mut T) }
    }

    #[must_use]
    pub const fn cast<U>(self) -> NonNull<U> {
        unsafe { NonNull { pointer: self.pointer as *const U } }
    }

    #[rustc_const_unstable]
    pub unsafe fn drop_in_place(self) {
        unsafe { crate::ptr::drop_in_place(self.as_ptr()) }
    }

    pub fn addr(self) -> crate::num::NonZero<usize> {
        unsafe { crate::num::NonZero::new_unchecked(self.pointer as *const u8 as usize) }
    }
}

impl<T> NonNull<[T]> {
    pub const fn slice_from_raw_parts(data: NonNull<T>, len: usize) -> NonNull<[T]> {
        unsafe { NonNull { pointer: crate::intrinsics::slice_from_raw_parts(data.pointer, len) } }
    }

    pub const fn len(self) -> usize {
        self.pointer.len()
    }

    pub const fn is_empty(self) -> bool {
        self.pointer.len() == 0
    }
}

impl<T: ?Sized> Clone for NonNull<T> {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ?Sized> Copy for NonNull<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<NonNull<U>> for NonNull<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> DispatchFromDyn<NonNull<U>> for NonNull<T> {}

impl<T: ?Sized> fmt::Debug for NonNull<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Pointer::fmt(&self.as_ptr(), f)
    }
}

impl<T: ?Sized> fmt::Pointer for NonNull<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Pointer::fmt(&self.as_ptr(), f)
    }
}

impl<T: ?Sized> Eq for NonNull<T> {}

impl<T: ?Sized> PartialEq for NonNull<T> {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.pointer == other.pointer
    }
}

impl<T: ?Sized> Ord for NonNull<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.pointer.cmp(&other.pointer)
    }
}

impl<T: ?Sized> PartialOrd for NonNull<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.pointer.partial_cmp(&other.pointer)
    }
}

impl<T: ?Sized> hash::Hash for NonNull<T> {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        state.write_usize(self.pointer as *const u8 as usize)
    }
}

impl<T: ?Sized> From<&mut T> for NonNull<T> {
    #[inline]
    fn from(r: &mut T) -> Self {
        NonNull::from_mut(r)
    }
}

impl<T: ?Sized> From<&T> for NonNull<T> {
    #[inline]
    fn from(r: &T) -> Self {
        NonNull::from_ref(r)
    }
}
