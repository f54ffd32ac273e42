//! `Iter` and `IterMut`: the iterators over slices.

use crate::fmt;
use crate::intrinsics;
use crate::iter::FusedIterator;
use crate::marker::PhantomData;
use crate::ptr::NonNull;
use crate::slice::{from_raw_parts, from_raw_parts_mut};

/// Walks over `&T`: a pointer to the next element and the number of elements left.
#[diagnostic_item = "SliceIter"]
#[picture(sequence, pointer = "ptr", len = "left")]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Iter<'a, T: 'a> {
    ptr: NonNull<T>,
    left: usize,
    marker: PhantomData<&'a T>,
}

unsafe impl<T: Sync> Sync for Iter<'_, T> {}
unsafe impl<T: Sync> Send for Iter<'_, T> {}

/// Walks over `&mut T`.
#[picture(sequence, pointer = "ptr", len = "left")]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct IterMut<'a, T: 'a> {
    ptr: NonNull<T>,
    left: usize,
    marker: PhantomData<&'a mut T>,
}

unsafe impl<T: Sync> Sync for IterMut<'_, T> {}
unsafe impl<T: Send> Send for IterMut<'_, T> {}

impl<'a, T> Iter<'a, T> {
    #[inline]
    pub(super) fn new(slice: &'a [T]) -> Iter<'a, T> {
        Iter { ptr: unsafe { NonNull::new_unchecked(slice.as_ptr() as *mut T) }, left: slice.len(), marker: PhantomData }
    }

    /// What is left.
    #[inline]
    #[must_use]
    pub fn as_slice(&self) -> &'a [T] {
        unsafe { from_raw_parts(self.ptr.as_ptr() as *const T, self.left) }
    }
}

impl<'a, T> IterMut<'a, T> {
    #[inline]
    pub(super) fn new(slice: &'a mut [T]) -> IterMut<'a, T> {
        let left = slice.len();
        IterMut { ptr: unsafe { NonNull::new_unchecked(slice.as_mut_ptr()) }, left, marker: PhantomData }
    }

    pub fn into_slice(self) -> &'a mut [T] {
        unsafe { from_raw_parts_mut(self.ptr.as_ptr(), self.left) }
    }

    #[must_use]
    pub fn as_slice(&self) -> &[T] {
        unsafe { from_raw_parts(self.ptr.as_ptr() as *const T, self.left) }
    }
}

impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self {
        Iter { ptr: self.ptr, left: self.left, marker: self.marker }
    }
}

impl<T> AsRef<[T]> for Iter<'_, T> {
    fn as_ref(&self) -> &[T] {
        self.as_slice()
    }
}

impl<T> AsRef<[T]> for IterMut<'_, T> {
    fn as_ref(&self) -> &[T] {
        self.as_slice()
    }
}

impl<T> Default for Iter<'_, T> {
    fn default() -> Self {
        (&[]).iter()
    }
}

impl<T> Default for IterMut<'_, T> {
    fn default() -> Self {
        (&mut []).iter_mut()
    }
}

impl<T: fmt::Debug> fmt::Debug for Iter<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Iter").field(&self.as_slice()).finish()
    }
}

impl<T: fmt::Debug> fmt::Debug for IterMut<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("IterMut").field(&self.as_slice()).finish()
    }
}

macro_rules! slice_iterator {
    ($name:ident, $item:ty, $element:ident => $reference:expr) => {
        impl<'a, T> Iterator for $name<'a, T> {
            type Item = $item;

            #[inline]
            fn next(&mut self) -> Option<$item> {
                if self.left == 0 {
                    return None;
                }
                let $element = self.ptr.as_ptr();
                unsafe {
                    self.ptr = NonNull::new_unchecked(intrinsics::offset($element as *const T, 1) as *mut T);
                    self.left -= 1;
                    Some($reference)
                }
            }

            #[inline]
            fn size_hint(&self) -> (usize, Option<usize>) {
                (self.left, Some(self.left))
            }

            #[inline]
            fn count(self) -> usize {
                self.left
            }

            #[inline]
            fn nth(&mut self, n: usize) -> Option<$item> {
                let skip = if n < self.left { n } else { self.left };
                self.ptr = unsafe { self.ptr.add(skip) };
                self.left -= skip;
                self.next()
            }

            fn last(mut self) -> Option<$item> {
                self.next_back()
            }
        }

        impl<'a, T> DoubleEndedIterator for $name<'a, T> {
            #[inline]
            fn next_back(&mut self) -> Option<$item> {
                if self.left == 0 {
                    return None;
                }
                self.left -= 1;
                unsafe {
                    let $element = self.ptr.as_ptr().add(self.left);
                    Some($reference)
                }
            }

            fn nth_back(&mut self, n: usize) -> Option<$item> {
                self.left -= if n < self.left { n } else { self.left };
                self.next_back()
            }
        }

        impl<T> ExactSizeIterator for $name<'_, T> {
            #[inline]
            fn len(&self) -> usize {
                self.left
            }
        }

        impl<T> FusedIterator for $name<'_, T> {}
    };
}

slice_iterator! { Iter, &'a T, element => &*element }
slice_iterator! { IterMut, &'a mut T, element => &mut *element }

impl<'a, T> IntoIterator for &'a [T] {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;
    #[inline]
    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<'a, T> IntoIterator for &'a mut [T] {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T>;
    #[inline]
    fn into_iter(self) -> IterMut<'a, T> {
        self.iter_mut()
    }
}
