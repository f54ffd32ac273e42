//! Parts of slices as arrays, parts split off, and several parts at once.

use super::{from_raw_parts, from_raw_parts_mut};
use crate::error::Error;
use crate::fmt;
use crate::iter::FusedIterator;
use crate::mem;
use crate::ops::{Bound, OneSidedRange, Range, RangeBounds, RangeInclusive};
use crate::slice::SliceIndex;

impl<T> [T] {
    #[must_use]
    pub const fn first_chunk_mut<const N: usize>(&mut self) -> Option<&mut [T; N]> {
        if self.len() < N { None } else { Some(unsafe { &mut *(self.as_mut_ptr() as *mut [T; N]) }) }
    }

    #[must_use]
    pub const fn last_chunk_mut<const N: usize>(&mut self) -> Option<&mut [T; N]> {
        let len = self.len();
        if len < N { None } else { Some(unsafe { &mut *(self.as_mut_ptr().add(len - N) as *mut [T; N]) }) }
    }

    #[must_use]
    pub const fn split_first_chunk<const N: usize>(&self) -> Option<(&[T; N], &[T])> {
        let Some((first, rest)) = self.split_at_checked(N) else { return None };
        Some((unsafe { &*(first.as_ptr() as *const [T; N]) }, rest))
    }

    #[must_use]
    pub const fn split_first_chunk_mut<const N: usize>(&mut self) -> Option<(&mut [T; N], &mut [T])> {
        let Some((first, rest)) = self.split_at_mut_checked(N) else { return None };
        Some((unsafe { &mut *(first.as_mut_ptr() as *mut [T; N]) }, rest))
    }

    #[must_use]
    pub const fn split_last_chunk<const N: usize>(&self) -> Option<(&[T], &[T; N])> {
        if self.len() < N {
            return None;
        }
        let Some((rest, last)) = self.split_at_checked(self.len() - N) else { return None };
        Some((rest, unsafe { &*(last.as_ptr() as *const [T; N]) }))
    }

    #[must_use]
    pub const fn split_last_chunk_mut<const N: usize>(&mut self) -> Option<(&mut [T], &mut [T; N])> {
        let len = self.len();
        if len < N {
            return None;
        }
        let Some((rest, last)) = self.split_at_mut_checked(len - N) else { return None };
        Some((rest, unsafe { &mut *(last.as_mut_ptr() as *mut [T; N]) }))
    }

    #[must_use]
    pub const unsafe fn as_chunks_unchecked<const N: usize>(&self) -> &[[T; N]] {
        unsafe { from_raw_parts(self.as_ptr() as *const [T; N], self.len() / N) }
    }

    #[must_use]
    pub const unsafe fn as_chunks_unchecked_mut<const N: usize>(&mut self) -> &mut [[T; N]] {
        let count = self.len() / N;
        unsafe { from_raw_parts_mut(self.as_mut_ptr() as *mut [T; N], count) }
    }

    #[must_use]
    #[track_caller]
    pub const fn as_chunks<const N: usize>(&self) -> (&[[T; N]], &[T]) {
        assert!(N != 0, "chunk size must be non-zero");
        let (whole, rest) = self.split_at(self.len() / N * N);
        (unsafe { whole.as_chunks_unchecked() }, rest)
    }

    #[must_use]
    #[track_caller]
    pub const fn as_chunks_mut<const N: usize>(&mut self) -> (&mut [[T; N]], &mut [T]) {
        assert!(N != 0, "chunk size must be non-zero");
        let at = self.len() / N * N;
        let (whole, rest) = self.split_at_mut(at);
        (unsafe { whole.as_chunks_unchecked_mut() }, rest)
    }

    #[must_use]
    #[track_caller]
    pub const fn as_rchunks<const N: usize>(&self) -> (&[T], &[[T; N]]) {
        assert!(N != 0, "chunk size must be non-zero");
        let (rest, whole) = self.split_at(self.len() % N);
        (rest, unsafe { whole.as_chunks_unchecked() })
    }

    #[must_use]
    #[track_caller]
    pub const fn as_rchunks_mut<const N: usize>(&mut self) -> (&mut [T], &mut [[T; N]]) {
        assert!(N != 0, "chunk size must be non-zero");
        let at = self.len() % N;
        let (rest, whole) = self.split_at_mut(at);
        (rest, unsafe { whole.as_chunks_unchecked_mut() })
    }

    #[track_caller]
    #[rustc_const_unstable]
    pub fn array_windows<const N: usize>(&self) -> ArrayWindows<'_, T, N> {
        assert!(N != 0, "window size must be non-zero");
        ArrayWindows { v: self }
    }

    pub unsafe fn split_at_mut_unchecked(&mut self, mid: usize) -> (&mut [T], &mut [T]) {
        let len = self.len();
        let p = self.as_mut_ptr();
        unsafe { (from_raw_parts_mut(p, mid), from_raw_parts_mut(p.add(mid), len - mid)) }
    }

    pub unsafe fn align_to_mut<U>(&mut self) -> (&mut [T], &mut [U], &mut [T]) {
        let (left, middle, right) = unsafe { self.align_to::<U>() };
        let (left_len, middle_len, right_len) = (left.len(), middle.len(), right.len());
        let len = self.len();
        let p = self.as_mut_ptr();
        unsafe {
            (
                from_raw_parts_mut(p, left_len),
                from_raw_parts_mut(p.add(left_len) as *mut U, middle_len),
                from_raw_parts_mut(p.add(len - right_len), right_len),
            )
        }
    }

    /// Where an element of this slice stands in it.
    #[must_use]
    pub fn element_offset(&self, element: &T) -> Option<usize> {
        let size = mem::size_of::<T>();
        if size == 0 {
            panic!("elements are zero-sized");
        }
        let offset = (element as *const T as usize).wrapping_sub(self.as_ptr() as usize);
        if offset % size != 0 {
            return None;
        }
        let i = offset / size;
        if i < self.len() { Some(i) } else { None }
    }

    #[must_use = "method does not modify the slice if the range is out of bounds"]
    pub fn split_off<'a, R: OneSidedRange<usize>>(self: &mut &'a Self, range: R) -> Option<&'a Self> {
        let whole: &'a [T] = *self;
        match split_point(&range, whole.len())? {
            (mid, true) => {
                let (front, back) = whole.split_at(mid);
                *self = back;
                Some(front)
            }
            (mid, false) => {
                let (front, back) = whole.split_at(mid);
                *self = front;
                Some(back)
            }
        }
    }

    #[must_use = "method does not modify the slice if the range is out of bounds"]
    pub fn split_off_mut<'a, R: OneSidedRange<usize>>(self: &mut &'a mut Self, range: R) -> Option<&'a mut Self> {
        let (mid, take_front) = split_point(&range, self.len())?;
        let (front, back) = mem::take(self).split_at_mut(mid);
        if take_front {
            *self = back;
            Some(front)
        } else {
            *self = front;
            Some(back)
        }
    }

    #[rustc_const_unstable]
    pub fn split_off_first<'a>(self: &mut &'a Self) -> Option<&'a T> {
        let (first, rest) = self.split_first()?;
        *self = rest;
        Some(first)
    }

    #[rustc_const_unstable]
    pub fn split_off_first_mut<'a>(self: &mut &'a mut Self) -> Option<&'a mut T> {
        let (first, rest) = mem::take(self).split_first_mut()?;
        *self = rest;
        Some(first)
    }

    #[rustc_const_unstable]
    pub fn split_off_last<'a>(self: &mut &'a Self) -> Option<&'a T> {
        let (last, rest) = self.split_last()?;
        *self = rest;
        Some(last)
    }

    #[rustc_const_unstable]
    pub fn split_off_last_mut<'a>(self: &mut &'a mut Self) -> Option<&'a mut T> {
        let (last, rest) = mem::take(self).split_last_mut()?;
        *self = rest;
        Some(last)
    }

    /// Mutable references to several elements or ranges of them, all apart.
    pub fn get_disjoint_mut<I, const N: usize>(&mut self, indices: [I; N]) -> Result<[&mut I::Output; N], GetDisjointMutError>
    where
        I: GetDisjointMutIndex + SliceIndex<[T]>,
    {
        let mut i = 0;
        while i < N {
            if !indices[i].is_in_bounds(self.len()) {
                return Err(GetDisjointMutError::IndexOutOfBounds);
            }
            let mut k = 0;
            while k < i {
                if indices[i].is_overlapping(&indices[k]) {
                    return Err(GetDisjointMutError::OverlappingIndices);
                }
                k += 1;
            }
            i += 1;
        }
        Ok(unsafe { self.get_disjoint_unchecked_mut(indices) })
    }

    pub unsafe fn get_disjoint_unchecked_mut<I, const N: usize>(&mut self, indices: [I; N]) -> [&mut I::Output; N]
    where
        I: GetDisjointMutIndex + SliceIndex<[T]>,
    {
        let slice = self as *mut [T];
        indices.map(|index| unsafe { (*slice).get_unchecked_mut(index) })
    }
}

/// What `get_disjoint_mut` takes.
#[unstable(feature = "get_disjoint_mut_helpers")]
pub unsafe trait GetDisjointMutIndex: Clone {
    fn is_in_bounds(&self, len: usize) -> bool;

    fn is_overlapping(&self, other: &Self) -> bool;
}

unsafe impl GetDisjointMutIndex for usize {
    fn is_in_bounds(&self, len: usize) -> bool {
        *self < len
    }

    fn is_overlapping(&self, other: &usize) -> bool {
        *self == *other
    }
}

unsafe impl GetDisjointMutIndex for Range<usize> {
    fn is_in_bounds(&self, len: usize) -> bool {
        self.start <= self.end && self.end <= len
    }

    fn is_overlapping(&self, other: &Range<usize>) -> bool {
        self.start < other.end && other.start < self.end
    }
}

unsafe impl GetDisjointMutIndex for RangeInclusive<usize> {
    fn is_in_bounds(&self, len: usize) -> bool {
        *self.start() <= *self.end() && *self.end() < len
    }

    fn is_overlapping(&self, other: &RangeInclusive<usize>) -> bool {
        *self.start() <= *other.end() && *other.start() <= *self.end()
    }
}

/// Where a one-sided range divides a slice, and whether it means the part before.
fn split_point<R: RangeBounds<usize>>(range: &R, len: usize) -> Option<(usize, bool)> {
    let (mid, front) = match (range.start_bound(), range.end_bound()) {
        (Bound::Included(&start), _) => (start, false),
        (_, Bound::Excluded(&end)) => (end, true),
        (_, Bound::Included(&end)) => (end.checked_add(1)?, true),
        _ => return None,
    };
    if mid <= len { Some((mid, front)) } else { None }
}

/// Why `get_disjoint_mut` has nothing to give.
#[derive(Debug, Clone, PartialEq, Eq)]
#[origin = "core::slice"]
pub enum GetDisjointMutError {
    IndexOutOfBounds,
    OverlappingIndices,
}

impl fmt::Display for GetDisjointMutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            GetDisjointMutError::IndexOutOfBounds => "an index is out of bounds",
            GetDisjointMutError::OverlappingIndices => "there were overlapping indices",
        })
    }
}

impl Error for GetDisjointMutError {}

/// The iterator of `array_windows`.
#[picture(transparent, field = "v")]
#[derive(Debug, Clone)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
#[origin = "core::slice::iter"]
pub struct ArrayWindows<'a, T: 'a, const N: usize> {
    v: &'a [T],
}

impl<'a, T, const N: usize> Iterator for ArrayWindows<'a, T, N> {
    type Item = &'a [T; N];
    fn next(&mut self) -> Option<&'a [T; N]> {
        let window = self.v.first_chunk::<N>()?;
        self.v = &self.v[1..];
        Some(window)
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = (self.v.len() + 1).saturating_sub(N);
        (n, Some(n))
    }
}

impl<'a, T, const N: usize> DoubleEndedIterator for ArrayWindows<'a, T, N> {
    fn next_back(&mut self) -> Option<&'a [T; N]> {
        let window = self.v.last_chunk::<N>()?;
        self.v = &self.v[..self.v.len() - 1];
        Some(window)
    }
}

impl<T, const N: usize> ExactSizeIterator for ArrayWindows<'_, T, N> {}
impl<T, const N: usize> FusedIterator for ArrayWindows<'_, T, N> {}
