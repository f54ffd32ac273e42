//! Iterating over an array by value.

use crate::fmt;
use crate::iter::FusedIterator;
use crate::mem::MaybeUninit;
use crate::ptr;

/// Owns an array's elements that were not given out yet.
#[picture(fields, data = "data.value", start = "start", end = "end")]
#[diagnostic_item = "ArrayIntoIter"]
#[origin = "core::array::iter"]
pub struct IntoIter<T, const N: usize> {
    data: MaybeUninit<[T; N]>,
    start: usize,
    end: usize,
}

impl<T, const N: usize> IntoIter<T, N> {
    #[inline]
    fn base(&self) -> *mut T {
        self.data.as_ptr() as *const T as *mut T
    }

    pub fn as_slice(&self) -> &[T] {
        unsafe { crate::slice::from_raw_parts(self.base().add(self.start) as *const T, self.end - self.start) }
    }

    pub fn as_mut_slice(&mut self) -> &mut [T] {
        unsafe { crate::slice::from_raw_parts_mut((self.data.as_mut_ptr() as *mut T).add(self.start), self.end - self.start) }
    }
}

impl<T, const N: usize> IntoIterator for [T; N] {
    type Item = T;
    type IntoIter = IntoIter<T, N>;
    #[inline]
    fn into_iter(self) -> IntoIter<T, N> {
        IntoIter { data: MaybeUninit::new(self), start: 0, end: N }
    }
}

impl<T, const N: usize> Iterator for IntoIter<T, N> {
    type Item = T;

    #[inline]
    fn next(&mut self) -> Option<T> {
        if self.start == self.end {
            return None;
        }
        self.start += 1;
        Some(unsafe { ptr::read(self.base().add(self.start - 1) as *const T) })
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = self.end - self.start;
        (n, Some(n))
    }
}

impl<T, const N: usize> DoubleEndedIterator for IntoIter<T, N> {
    #[inline]
    fn next_back(&mut self) -> Option<T> {
        if self.start == self.end {
            return None;
        }
        self.end -= 1;
        Some(unsafe { ptr::read(self.base().add(self.end) as *const T) })
    }
}

impl<T, const N: usize> Drop for IntoIter<T, N> {
    fn drop(&mut self) {
        let slice: *mut [T] = self.as_mut_slice();
        unsafe { ptr::drop_in_place(slice) }
    }
}

impl<T, const N: usize> ExactSizeIterator for IntoIter<T, N> {}
impl<T, const N: usize> FusedIterator for IntoIter<T, N> {}

impl<T: Clone, const N: usize> Clone for IntoIter<T, N> {
    fn clone(&self) -> Self {
        let mut new = IntoIter { data: MaybeUninit::uninit(), start: 0, end: 0 };
        for item in self.as_slice() {
            unsafe { ptr::write((new.data.as_mut_ptr() as *mut T).add(new.end), item.clone()) };
            new.end += 1;
        }
        new
    }
}

impl<T: fmt::Debug, const N: usize> fmt::Debug for IntoIter<T, N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("IntoIter").field(&self.as_slice()).finish()
    }
}
