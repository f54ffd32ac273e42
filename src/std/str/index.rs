//! Slicing text by byte ranges, which must lie between characters.

use crate::ops::{self, Bound, Index, IndexMut, Range};
use crate::slice::SliceIndex;

impl<I: SliceIndex<str>> Index<I> for str {
    type Output = I::Output;
    #[inline]
    #[track_caller]
    fn index(&self, index: I) -> &I::Output {
        index.index(self)
    }
}

impl<I: SliceIndex<str>> IndexMut<I> for str {
    #[inline]
    #[track_caller]
    fn index_mut(&mut self, index: I) -> &mut I::Output {
        index.index_mut(self)
    }
}

/// The longest part of the text that a message shows.
const SHOWN: usize = 256;

/// The part of a text that a message shows, and what stands for the rest.
fn shown(s: &str) -> (&str, &'static str) {
    let cut = s.floor_char_boundary(SHOWN);
    (unsafe { s.get_unchecked(0..cut) }, if cut < s.len() { "[...]" } else { "" })
}

#[track_caller]
#[cold]
pub(super) fn slice_error_fail(s: &str, begin: usize, end: usize) -> ! {
    let (shown, ellipsis) = shown(s);
    if begin > s.len() {
        panic!("start byte index {begin} is out of bounds of `{shown}`{ellipsis}");
    }
    if end > s.len() {
        panic!("end byte index {end} is out of bounds of `{shown}`{ellipsis}");
    }
    if begin > end {
        panic!("begin > end ({begin} > {end}) when slicing `{shown}`{ellipsis}");
    }
    let (which, index) = if s.is_char_boundary(begin) { ("end", end) } else { ("start", begin) };
    let char_start = s.floor_char_boundary(index);
    let c = super::char_at(s, char_start);
    let char_end = char_start + c.len_utf8();
    panic!("{which} byte index {index} is not a char boundary; it is inside {c:?} (bytes {char_start}..{char_end}) of `{shown}`{ellipsis}");
}

unsafe impl SliceIndex<str> for Range<usize> {
    type Output = str;

    #[inline]
    fn get(self, slice: &str) -> Option<&str> {
        if self.start <= self.end && slice.is_char_boundary(self.start) && slice.is_char_boundary(self.end) {
            Some(unsafe { &*self.get_unchecked(slice) })
        } else {
            None
        }
    }

    #[inline]
    fn get_mut(self, slice: &mut str) -> Option<&mut str> {
        if self.start <= self.end && slice.is_char_boundary(self.start) && slice.is_char_boundary(self.end) {
            Some(unsafe { &mut *self.get_unchecked_mut(slice) })
        } else {
            None
        }
    }

    #[inline]
    unsafe fn get_unchecked(self, slice: *const str) -> *const str {
        unsafe { crate::intrinsics::slice_from_raw_parts((slice as *const u8).add(self.start), self.end - self.start) as *const str }
    }

    #[inline]
    unsafe fn get_unchecked_mut(self, slice: *mut str) -> *mut str {
        unsafe { crate::ptr::slice_from_raw_parts_mut((slice as *mut u8).add(self.start), self.end - self.start) as *mut str }
    }

    #[inline]
    fn index(self, slice: &str) -> &str {
        let (start, end) = (self.start, self.end);
        match self.get(slice) {
            Some(s) => s,
            None => slice_error_fail(slice, start, end),
        }
    }

    #[inline]
    fn index_mut(self, slice: &mut str) -> &mut str {
        if self.start <= self.end && slice.is_char_boundary(self.start) && slice.is_char_boundary(self.end) {
            unsafe { &mut *self.get_unchecked_mut(slice) }
        } else {
            slice_error_fail(slice, self.start, self.end)
        }
    }
}

macro_rules! by_range {
    ($($t:ty: |$self:ident, $len:ident| $range:expr;)*) => {$(
        unsafe impl SliceIndex<str> for $t {
            type Output = str;

            #[inline]
            fn get($self, slice: &str) -> Option<&str> {
                let $len = slice.len();
                let range: Range<usize> = $range;
                range.get(slice)
            }

            #[inline]
            fn get_mut($self, slice: &mut str) -> Option<&mut str> {
                let $len = slice.len();
                let range: Range<usize> = $range;
                range.get_mut(slice)
            }

            #[inline]
            unsafe fn get_unchecked($self, slice: *const str) -> *const str {
                let $len = (slice as *const [u8]).len();
                let range: Range<usize> = $range;
                unsafe { range.get_unchecked(slice) }
            }

            #[inline]
            unsafe fn get_unchecked_mut($self, slice: *mut str) -> *mut str {
                let $len = (slice as *mut [u8]).len();
                let range: Range<usize> = $range;
                unsafe { range.get_unchecked_mut(slice) }
            }

            #[inline]
            fn index($self, slice: &str) -> &str {
                let $len = slice.len();
                let range: Range<usize> = $range;
                range.index(slice)
            }

            #[inline]
            fn index_mut($self, slice: &mut str) -> &mut str {
                let $len = slice.len();
                let range: Range<usize> = $range;
                range.index_mut(slice)
            }
        }
    )*};
}

by_range! {
    ops::RangeTo<usize>: |self, _len| 0..self.end;
    ops::RangeFrom<usize>: |self, len| self.start..(if self.start > len { self.start } else { len });
    ops::RangeFull: |self, len| 0..len;
    (Bound<usize>, Bound<usize>): |self, len| from_bounds(self, len);
}

/// Ranges with their end: the end must be a byte of the text, and the next one must start a character.
macro_rules! by_inclusive_range {
    ($($t:ty: |$self:ident| $start:expr;)*) => {$(
        unsafe impl SliceIndex<str> for $t {
            type Output = str;

            #[inline]
            fn get($self, slice: &str) -> Option<&str> {
                if $self.end >= slice.len() { None } else { ($start..$self.end + 1).get(slice) }
            }

            #[inline]
            fn get_mut($self, slice: &mut str) -> Option<&mut str> {
                if $self.end >= slice.len() { None } else { ($start..$self.end + 1).get_mut(slice) }
            }

            unsafe fn get_unchecked($self, slice: *const str) -> *const str {
                unsafe { ($start..$self.end + 1).get_unchecked(slice) }
            }

            unsafe fn get_unchecked_mut($self, slice: *mut str) -> *mut str {
                unsafe { ($start..$self.end + 1).get_unchecked_mut(slice) }
            }

            #[inline]
            fn index($self, slice: &str) -> &str {
                if $self.end >= slice.len() {
                    inclusive_end_fail(slice, $start, $self.end)
                }
                ($start..$self.end + 1).index(slice)
            }

            #[inline]
            fn index_mut($self, slice: &mut str) -> &mut str {
                if $self.end >= slice.len() {
                    inclusive_end_fail(slice, $start, $self.end)
                }
                ($start..$self.end + 1).index_mut(slice)
            }
        }
    )*};
}

by_inclusive_range! {
    ops::RangeInclusive<usize>: |self| (if self.exhausted { self.end + 1 } else { self.start });
    ops::RangeToInclusive<usize>: |self| 0;
}

/// The end is no byte of the text.
#[track_caller]
#[cold]
fn inclusive_end_fail(s: &str, begin: usize, end: usize) -> ! {
    if begin > s.len() {
        slice_error_fail(s, begin, end)
    }
    let (shown, ellipsis) = shown(s);
    panic!("end byte index {end} is out of bounds of `{shown}`{ellipsis}");
}

#[track_caller]
fn after(end: usize) -> usize {
    if end == usize::MAX {
        panic!("attempted to index str up to maximum usize");
    }
    end + 1
}

#[track_caller]
fn from_bounds(bounds: (Bound<usize>, Bound<usize>), len: usize) -> Range<usize> {
    let start = match bounds.0 {
        Bound::Included(i) => i,
        Bound::Excluded(i) => after(i),
        Bound::Unbounded => 0,
    };
    let end = match bounds.1 {
        Bound::Included(i) => after(i),
        Bound::Excluded(i) => i,
        Bound::Unbounded => len,
    };
    start..end
}
