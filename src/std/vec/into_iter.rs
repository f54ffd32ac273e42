//! Iterating over a vector by value.

use super::Vec;
use crate::fmt;
use crate::intrinsics;
use crate::iter::FusedIterator;
use crate::marker::PhantomData;
use crate::mem::ManuallyDrop;
use crate::ptr::{self, NonNull};
use crate::raw_vec::RawVec;
use crate::slice;

/// Owns a vector's buffer and the elements that were not given out yet.
#[diagnostic_item = "IntoIter"]
#[picture(sequence, pointer = "buf", first = "start", end = "end", capacity = "cap")]
pub struct IntoIter<T> {
    buf: NonNull<T>,
    cap: usize,
    start: usize,
    end: usize,
    marker: PhantomData<T>,
}

impl<T> IntoIter<T> {
    pub fn as_slice(&self) -> &[T] {
        unsafe { slice::from_raw_parts(self.buf.as_ptr().add(self.start) as *const T, self.end - self.start) }
    }

    pub fn as_mut_slice(&mut self) -> &mut [T] {
        unsafe { slice::from_raw_parts_mut(self.buf.as_ptr().add(self.start), self.end - self.start) }
    }
}

unsafe impl<T: Send> Send for IntoIter<T> {}
unsafe impl<T: Sync> Sync for IntoIter<T> {}

impl<T> Iterator for IntoIter<T> {
    type Item = T;

    #[inline]
    fn next(&mut self) -> Option<T> {
        let i = self.start;
        if i == self.end {
            None
        } else {
            self.start = i + 1;
            Some(unsafe { intrinsics::read_via_copy(self.buf.as_ptr().add(i) as *const T) })
        }
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = self.end - self.start;
        (n, Some(n))
    }

    fn count(self) -> usize {
        self.end - self.start
    }

    fn nth(&mut self, n: usize) -> Option<T> {
        let left = self.end - self.start;
        let skip = if n < left { n } else { left };
        let first = self.start;
        self.start += skip;
        unsafe { ptr::drop_in_place(ptr::slice_from_raw_parts_mut(self.buf.as_ptr().add(first), skip)) };
        self.next()
    }
}

impl<T> DoubleEndedIterator for IntoIter<T> {
    #[inline]
    fn next_back(&mut self) -> Option<T> {
        if self.start == self.end {
            None
        } else {
            self.end -= 1;
            Some(unsafe { intrinsics::read_via_copy(self.buf.as_ptr().add(self.end) as *const T) })
        }
    }
}

impl<T> ExactSizeIterator for IntoIter<T> {}
impl<T> FusedIterator for IntoIter<T> {}

impl<T> Default for IntoIter<T> {
    fn default() -> Self {
        Vec::new().into_iter()
    }
}

impl<T: Clone> Clone for IntoIter<T> {
    fn clone(&self) -> Self {
        self.as_slice().to_vec().into_iter()
    }
}

impl<T: fmt::Debug> fmt::Debug for IntoIter<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("IntoIter").field(&self.as_slice()).finish()
    }
}

impl<T> AsRef<[T]> for IntoIter<T> {
    fn as_ref(&self) -> &[T] {
        self.as_slice()
    }
}

/// Gives the buffer back even when dropping an element panics.
struct FreeBuffer<T>(NonNull<T>, usize);
impl<T> Drop for FreeBuffer<T> {
    fn drop(&mut self) {
        drop(unsafe { RawVec::from_raw_parts(self.0.as_ptr(), self.1) });
    }
}

unsafe impl<#[may_dangle] T> Drop for IntoIter<T> {
    fn drop(&mut self) {
        let _guard = FreeBuffer(self.buf, self.cap);
        if intrinsics::needs_drop::<T>() {
            let left = self.end - self.start;
            unsafe { ptr::drop_in_place(ptr::slice_from_raw_parts_mut(self.buf.as_ptr().add(self.start), left)) }
        }
    }
}

impl<T> IntoIterator for Vec<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;

    #[inline]
    fn into_iter(self) -> IntoIter<T> {
        let me = ManuallyDrop::new(self);
        IntoIter {
            buf: unsafe { NonNull::new_unchecked(me.buf.ptr()) },
            cap: me.buf.capacity(),
            start: 0,
            end: me.len,
            marker: PhantomData,
        }
    }
}

impl<'a, T> IntoIterator for &'a Vec<T> {
    type Item = &'a T;
    type IntoIter = slice::Iter<'a, T>;
    #[inline]
    fn into_iter(self) -> slice::Iter<'a, T> {
        self.iter()
    }
}

impl<'a, T> IntoIterator for &'a mut Vec<T> {
    type Item = &'a mut T;
    type IntoIter = slice::IterMut<'a, T>;
    #[inline]
    fn into_iter(self) -> slice::IterMut<'a, T> {
        self.iter_mut()
    }
}

impl<T> FromIterator<T> for Vec<T> {
    #[inline]
    #[track_caller]
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Vec<T> {
        let mut iterator = iter.into_iter();
        let first = match iterator.next() {
            None => return Vec::new(),
            Some(first) => first,
        };
        let (lower, _) = iterator.size_hint();
        let wanted = lower.saturating_add(1);
        let smallest = if intrinsics::size_of::<T>() == 1 {
            8
        } else if intrinsics::size_of::<T>() <= 1024 {
            4
        } else {
            1
        };
        let exact = match iterator.size_hint() {
            (lower, Some(upper)) => lower == upper,
            _ => false,
        };
        let mut vec = Vec::with_capacity(if exact || wanted > smallest { wanted } else { smallest });
        vec.push(first);
        while let Some(item) = iterator.next() {
            vec.push(item);
        }
        vec
    }
}

impl<T> Extend<T> for Vec<T> {
    #[inline]
    #[track_caller]
    fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) {
        let mut iterator = iter.into_iter();
        while let Some(element) = iterator.next() {
            if self.len == self.buf.capacity() {
                let (lower, _) = iterator.size_hint();
                self.reserve(lower.saturating_add(1));
            }
            self.push(element);
        }
    }
}

impl<'a, T: Copy + 'a> Extend<&'a T> for Vec<T> {
    #[track_caller]
    fn extend<I: IntoIterator<Item = &'a T>>(&mut self, iter: I) {
        let mut iterator = iter.into_iter();
        while let Some(element) = iterator.next() {
            if self.len == self.buf.capacity() {
                let (lower, _) = iterator.size_hint();
                self.reserve(lower.saturating_add(1));
            }
            self.push(*element);
        }
    }
}
