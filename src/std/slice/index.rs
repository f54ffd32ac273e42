//! Indexing slices by positions and ranges.

use crate::intrinsics;
use crate::ops::{self, Bound, Index, IndexMut, Range, RangeBounds};
use crate::slice::{from_raw_parts, from_raw_parts_mut};

impl<T, I: SliceIndex<[T]>> Index<I> for [T] {
    type Output = I::Output;
    #[inline]
    #[track_caller]
    fn index(&self, index: I) -> &I::Output {
        index.index(self)
    }
}

impl<T, I: SliceIndex<[T]>> IndexMut<I> for [T] {
    #[inline]
    #[track_caller]
    fn index_mut(&mut self, index: I) -> &mut I::Output {
        index.index_mut(self)
    }
}

#[track_caller]
#[cold]
const fn start_index_fail(index: usize, len: usize) -> ! {
    panic!("range start index {index} out of range for slice of length {len}")
}

#[track_caller]
#[cold]
const fn end_index_fail(index: usize, len: usize) -> ! {
    panic!("range end index {index} out of range for slice of length {len}")
}

#[track_caller]
#[cold]
const fn index_order_fail(index: usize, end: usize) -> ! {
    panic!("slice index starts at {index} but ends at {end}")
}

/// Names the fault of a range that does not fit.
#[track_caller]
#[cold]
const fn range_fail(start: usize, end: usize, len: usize) -> ! {
    if start > len {
        start_index_fail(start, len)
    }
    if end > len {
        end_index_fail(end, len)
    }
    index_order_fail(start, end)
}

mod private {
    pub trait Sealed {}
    impl Sealed for usize {}
    impl Sealed for crate::ops::Range<usize> {}
    impl Sealed for crate::ops::RangeTo<usize> {}
    impl Sealed for crate::ops::RangeFrom<usize> {}
    impl Sealed for crate::ops::RangeFull {}
    impl Sealed for crate::ops::RangeInclusive<usize> {}
    impl Sealed for crate::ops::RangeToInclusive<usize> {}
    impl Sealed for (crate::ops::Bound<usize>, crate::ops::Bound<usize>) {}
}

/// What slices and strings can be indexed by.
#[lang = "SliceIndex"]
#[diagnostic_item = "SliceIndex"]
#[diagnostic::on_unimplemented(message = "the type `{T}` cannot be indexed by `{Self}`", label = "slice indices are of type `usize` or ranges of `usize`")]
pub unsafe trait SliceIndex<T: ?Sized>: private::Sealed {
    type Output: ?Sized;
    fn get(self, slice: &T) -> Option<&Self::Output>;
    fn get_mut(self, slice: &mut T) -> Option<&mut Self::Output>;
    #[track_caller]
    unsafe fn get_unchecked(self, slice: *const T) -> *const Self::Output;
    #[track_caller]
    unsafe fn get_unchecked_mut(self, slice: *mut T) -> *mut Self::Output;
    #[track_caller]
    fn index(self, slice: &T) -> &Self::Output;
    #[track_caller]
    fn index_mut(self, slice: &mut T) -> &mut Self::Output;
}

unsafe impl<T> SliceIndex<[T]> for usize {
    type Output = T;

    #[inline]
    fn get(self, slice: &[T]) -> Option<&T> {
        if self < slice.len() { Some(unsafe { &*slice.as_ptr().add(self) }) } else { None }
    }

    #[inline]
    fn get_mut(self, slice: &mut [T]) -> Option<&mut T> {
        if self < slice.len() { Some(unsafe { &mut *slice.as_mut_ptr().add(self) }) } else { None }
    }

    #[inline]
    unsafe fn get_unchecked(self, slice: *const [T]) -> *const T {
        unsafe { (slice as *const T).add(self) }
    }

    #[inline]
    unsafe fn get_unchecked_mut(self, slice: *mut [T]) -> *mut T {
        unsafe { (slice as *mut T).add(self) }
    }

    #[inline]
    fn index(self, slice: &[T]) -> &T {
        &(*slice)[self]
    }

    #[inline]
    fn index_mut(self, slice: &mut [T]) -> &mut T {
        &mut (*slice)[self]
    }
}

unsafe impl<T> SliceIndex<[T]> for Range<usize> {
    type Output = [T];

    #[inline]
    fn get(self, slice: &[T]) -> Option<&[T]> {
        if self.start <= self.end && self.end <= slice.len() {
            Some(unsafe { from_raw_parts(slice.as_ptr().add(self.start), self.end - self.start) })
        } else {
            None
        }
    }

    #[inline]
    fn get_mut(self, slice: &mut [T]) -> Option<&mut [T]> {
        if self.start <= self.end && self.end <= slice.len() {
            Some(unsafe { from_raw_parts_mut(slice.as_mut_ptr().add(self.start), self.end - self.start) })
        } else {
            None
        }
    }

    unsafe fn get_unchecked(self, slice: *const [T]) -> *const [T] {
        unsafe { intrinsics::slice_from_raw_parts((slice as *const T).add(self.start), self.end - self.start) }
    }

    unsafe fn get_unchecked_mut(self, slice: *mut [T]) -> *mut [T] {
        unsafe { crate::ptr::slice_from_raw_parts_mut((slice as *mut T).add(self.start), self.end - self.start) }
    }

    #[inline]
    fn index(self, slice: &[T]) -> &[T] {
        if self.start > self.end || self.end > slice.len() {
            range_fail(self.start, self.end, slice.len());
        }
        unsafe { from_raw_parts(slice.as_ptr().add(self.start), self.end - self.start) }
    }

    #[inline]
    fn index_mut(self, slice: &mut [T]) -> &mut [T] {
        if self.start > self.end || self.end > slice.len() {
            range_fail(self.start, self.end, slice.len());
        }
        unsafe { from_raw_parts_mut(slice.as_mut_ptr().add(self.start), self.end - self.start) }
    }
}

/// The other ranges lead back to `Range`.
macro_rules! by_range {
    ($($t:ty: |$self:ident, $len:ident| checked $checked:expr, unchecked $unchecked:expr;)*) => {$(
        unsafe impl<T> SliceIndex<[T]> for $t {
            type Output = [T];

            #[inline]
            fn get($self, slice: &[T]) -> Option<&[T]> {
                let $len = slice.len();
                let range: Option<Range<usize>> = $checked;
                match range {
                    Some(range) => range.get(slice),
                    None => None,
                }
            }

            #[inline]
            fn get_mut($self, slice: &mut [T]) -> Option<&mut [T]> {
                let $len = slice.len();
                let range: Option<Range<usize>> = $checked;
                match range {
                    Some(range) => range.get_mut(slice),
                    None => None,
                }
            }

            unsafe fn get_unchecked($self, slice: *const [T]) -> *const [T] {
                let $len = slice.len();
                let range: Range<usize> = $unchecked;
                unsafe { range.get_unchecked(slice) }
            }

            unsafe fn get_unchecked_mut($self, slice: *mut [T]) -> *mut [T] {
                let $len = slice.len();
                let range: Range<usize> = $unchecked;
                unsafe { range.get_unchecked_mut(slice) }
            }

            #[inline]
            fn index($self, slice: &[T]) -> &[T] {
                let $len = slice.len();
                let range: Range<usize> = $unchecked;
                range.index(slice)
            }

            #[inline]
            fn index_mut($self, slice: &mut [T]) -> &mut [T] {
                let $len = slice.len();
                let range: Range<usize> = $unchecked;
                range.index_mut(slice)
            }
        }
    )*};
}

by_range! {
    ops::RangeTo<usize>: |self, len| checked Some(0..self.end), unchecked 0..self.end;
    ops::RangeFrom<usize>: |self, len| checked Some(self.start..len), unchecked {
        if self.start > len {
            start_index_fail(self.start, len)
        }
        self.start..len
    };
    ops::RangeFull: |self, len| checked Some(0..len), unchecked 0..len;
    ops::RangeInclusive<usize>: |self, len| checked inclusive_checked(&self, len), unchecked inclusive(&self, len);
    ops::RangeToInclusive<usize>: |self, len| checked inclusive_checked(&(0..=self.end), len), unchecked inclusive(&(0..=self.end), len);
    (Bound<usize>, Bound<usize>): |self, len| checked bounds_checked(&self, len), unchecked range(self, ..len);
}

fn inclusive_checked(r: &ops::RangeInclusive<usize>, len: usize) -> Option<Range<usize>> {
    if r.end >= len { None } else { Some((if r.exhausted { r.end + 1 } else { r.start })..r.end + 1) }
}

#[track_caller]
fn inclusive(r: &ops::RangeInclusive<usize>, len: usize) -> Range<usize> {
    let start = if r.exhausted { r.end.saturating_add(1) } else { r.start };
    if start > len {
        start_index_fail(start, len)
    }
    if r.end >= len {
        end_index_fail(r.end, len)
    }
    start..r.end + 1
}

fn bounds_checked(b: &(Bound<usize>, Bound<usize>), len: usize) -> Option<Range<usize>> {
    let start = match b.0 {
        Bound::Included(i) => i,
        Bound::Excluded(i) => i.checked_add(1)?,
        Bound::Unbounded => 0,
    };
    let end = match b.1 {
        Bound::Included(i) => i.checked_add(1)?,
        Bound::Excluded(i) => i,
        Bound::Unbounded => len,
    };
    Some(start..end)
}

/// Any range over positions as `start..end`, checked against a length.
#[track_caller]
#[must_use]
#[unstable(feature = "slice_range", issue = "76393")]
pub fn range<R: RangeBounds<usize>>(range: R, bounds: ops::RangeTo<usize>) -> Range<usize> {
    let len = bounds.end;
    let start = match range.start_bound() {
        Bound::Included(&start) => start,
        Bound::Excluded(&start) => match start.checked_add(1) {
            Some(start) => start,
            None => panic!("attempted to index slice from after maximum usize"),
        },
        Bound::Unbounded => 0,
    };
    let end = match range.end_bound() {
        Bound::Included(&end) => {
            if start <= len && end >= len {
                end_index_fail(end, len);
            }
            end.saturating_add(1)
        }
        Bound::Excluded(&end) => end,
        Bound::Unbounded => len,
    };
    if start > end || end > len {
        if let Bound::Unbounded = range.end_bound() {
            start_index_fail(start, len);
        }
        range_fail(start, end, len);
    }
    start..end
}
