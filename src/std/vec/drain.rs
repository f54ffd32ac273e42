//! `Vec::drain`.

use super::Vec;
use crate::fmt;
use crate::iter::FusedIterator;
use crate::mem;
use crate::ops::RangeBounds;
use crate::ptr::{self, NonNull};
use crate::slice;

/// Takes a range of elements out of a vector.
#[picture(transparent, field = "iter")]
pub struct Drain<'a, T: 'a> {
    /// Where the part after the range begins.
    tail_start: usize,
    tail_len: usize,
    iter: slice::Iter<'a, T>,
    vec: NonNull<Vec<T>>,
}

impl<'a, T> Drain<'a, T> {
    pub(super) fn new<R: RangeBounds<usize>>(vec: &'a mut Vec<T>, range: R) -> Drain<'a, T> {
        let len = vec.len;
        let range = slice::range(range, ..len);
        vec.len = range.start;
        let drained = unsafe { slice::from_raw_parts(vec.as_ptr().add(range.start), range.end - range.start) };
        Drain { tail_start: range.end, tail_len: len - range.end, iter: drained.iter(), vec: NonNull::from(vec) }
    }

    #[must_use]
    pub fn as_slice(&self) -> &[T] {
        self.iter.as_slice()
    }

    /// Writes elements of `source` into the gap; false when there were too few.
    pub(super) fn fill<I: Iterator<Item = T>>(&mut self, source: &mut I) -> bool {
        let vec = unsafe { self.vec.as_mut() };
        while vec.len < self.tail_start {
            match source.next() {
                Some(item) => {
                    unsafe { ptr::write(vec.as_mut_ptr().add(vec.len), item) };
                    vec.len += 1;
                }
                None => return false,
            }
        }
        true
    }

    /// Makes the gap larger.
    pub(super) fn move_tail(&mut self, additional: usize) {
        let vec = unsafe { self.vec.as_mut() };
        vec.buf.reserve(self.tail_start + self.tail_len, additional);
        let new_start = self.tail_start + additional;
        unsafe {
            let base = vec.as_mut_ptr();
            ptr::copy(base.add(self.tail_start) as *const T, base.add(new_start), self.tail_len);
        }
        self.tail_start = new_start;
    }

    pub(super) fn has_tail(&self) -> bool {
        self.tail_len > 0
    }

    pub(super) fn vec_mut(&mut self) -> &mut Vec<T> {
        unsafe { self.vec.as_mut() }
    }

    pub(super) fn forget_range(&mut self) {
        self.iter = <&[T]>::default().iter();
    }
}

impl<T: fmt::Debug> fmt::Debug for Drain<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Drain").field(&self.iter.as_slice()).finish()
    }
}

impl<T> AsRef<[T]> for Drain<'_, T> {
    fn as_ref(&self) -> &[T] {
        self.as_slice()
    }
}

unsafe impl<T: Sync> Sync for Drain<'_, T> {}
unsafe impl<T: Send> Send for Drain<'_, T> {}

impl<T> Iterator for Drain<'_, T> {
    type Item = T;
    #[inline]
    fn next(&mut self) -> Option<T> {
        match self.iter.next() {
            Some(elem) => Some(unsafe { ptr::read(elem) }),
            None => None,
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.iter.size_hint()
    }
}

impl<T> DoubleEndedIterator for Drain<'_, T> {
    fn next_back(&mut self) -> Option<T> {
        match self.iter.next_back() {
            Some(elem) => Some(unsafe { ptr::read(elem) }),
            None => None,
        }
    }
}

impl<T> ExactSizeIterator for Drain<'_, T> {}
impl<T> FusedIterator for Drain<'_, T> {}

/// Closes the gap, also when dropping an element panics.
struct CloseGap<'r, 'a, T>(&'r mut Drain<'a, T>);

impl<T> Drop for CloseGap<'_, '_, T> {
    fn drop(&mut self) {
        if self.0.tail_len == 0 {
            return;
        }
        unsafe {
            let vec = self.0.vec.as_mut();
            let start = vec.len;
            if self.0.tail_start != start {
                let base = vec.as_mut_ptr();
                ptr::copy(base.add(self.0.tail_start) as *const T, base.add(start), self.0.tail_len);
            }
            vec.len = start + self.0.tail_len;
        }
    }
}

impl<T> Drop for Drain<'_, T> {
    fn drop(&mut self) {
        let iter = mem::take(&mut self.iter);
        let rest = iter.as_slice();
        let first = rest.as_ptr() as *mut T;
        let count = rest.len();
        let _guard = CloseGap(self);
        unsafe { ptr::drop_in_place(ptr::slice_from_raw_parts_mut(first, count)) }
    }
}
