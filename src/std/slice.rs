//! `[T]`: the methods of slices; more of them in the files of this folder.

mod arrays;
mod ascii;
mod chunks;
mod concat;
mod index;
mod iter;
mod search;
mod sort;
mod split;
mod traits;
mod uninit;

use crate::boxed::Box;
use crate::intrinsics;
use crate::mem;
use crate::ptr;
use crate::vec::Vec;

pub use self::arrays::{ArrayWindows, GetDisjointMutError, GetDisjointMutIndex};
pub use self::chunks::{ChunkBy, ChunkByMut, Chunks, ChunksExact, ChunksExactMut, ChunksMut, RChunks, RChunksExact, RChunksExactMut, RChunksMut, Windows};
pub use self::concat::{Concat, Join};
pub use self::index::{range, SliceIndex};
pub use self::iter::{Iter, IterMut};
pub use self::split::{RSplit, RSplitMut, RSplitN, RSplitNMut, Split, SplitInclusive, SplitInclusiveMut, SplitMut, SplitN, SplitNMut};
pub use self::ascii::EscapeAscii;

#[inline]
#[must_use]
#[diagnostic_item = "slice_from_raw_parts"]
pub const unsafe fn from_raw_parts<'a, T>(data: *const T, len: usize) -> &'a [T] {
    unsafe { &*intrinsics::slice_from_raw_parts(data, len) }
}

#[inline]
#[must_use]
#[diagnostic_item = "slice_from_raw_parts_mut"]
pub const unsafe fn from_raw_parts_mut<'a, T>(data: *mut T, len: usize) -> &'a mut [T] {
    unsafe { &mut *(intrinsics::slice_from_raw_parts(data as *const T, len) as *mut [T]) }
}

pub const fn from_ref<T>(s: &T) -> &[T] {
    unsafe { from_raw_parts(s as *const T, 1) }
}

pub const fn from_mut<T>(s: &mut T) -> &mut [T] {
    unsafe { from_raw_parts_mut(s as *mut T, 1) }
}

impl<T> [T] {
    #[lang = "slice_len_fn"]
    #[diagnostic_item = "slice_len"]
    #[inline]
    #[must_use]
    pub const fn len(&self) -> usize {
        intrinsics::slice_len(self as *const [T])
    }

    #[inline]
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    #[inline]
    #[must_use]
    pub const fn first(&self) -> Option<&T> {
        if self.len() == 0 { None } else { Some(&self[0]) }
    }

    #[inline]
    #[must_use]
    pub const fn first_mut(&mut self) -> Option<&mut T> {
        if self.len() == 0 { None } else { Some(&mut self[0]) }
    }

    #[must_use]
    pub const fn split_first(&self) -> Option<(&T, &[T])> {
        if let [first, tail @ ..] = self { Some((first, tail)) } else { None }
    }

    #[must_use]
    pub const fn split_first_mut(&mut self) -> Option<(&mut T, &mut [T])> {
        if let [first, tail @ ..] = self { Some((first, tail)) } else { None }
    }

    #[must_use]
    pub const fn split_last(&self) -> Option<(&T, &[T])> {
        if let [init @ .., last] = self { Some((last, init)) } else { None }
    }

    #[must_use]
    pub const fn split_last_mut(&mut self) -> Option<(&mut T, &mut [T])> {
        if let [init @ .., last] = self { Some((last, init)) } else { None }
    }

    #[must_use]
    pub const fn last(&self) -> Option<&T> {
        let n = self.len();
        if n == 0 { None } else { Some(&self[n - 1]) }
    }

    #[must_use]
    pub const fn last_mut(&mut self) -> Option<&mut T> {
        let n = self.len();
        if n == 0 { None } else { Some(&mut self[n - 1]) }
    }

    #[must_use]
    pub const fn first_chunk<const N: usize>(&self) -> Option<&[T; N]> {
        if self.len() < N { None } else { Some(unsafe { &*(self.as_ptr() as *const [T; N]) }) }
    }

    #[must_use]
    pub const fn last_chunk<const N: usize>(&self) -> Option<&[T; N]> {
        if self.len() < N { None } else { Some(unsafe { &*(self.as_ptr().add(self.len() - N) as *const [T; N]) }) }
    }

    #[inline]
    #[must_use]
    #[rustc_const_unstable = "conditionally"]
    pub fn get<I: SliceIndex<[T]>>(&self, index: I) -> Option<&I::Output> {
        index.get(self)
    }

    #[inline]
    #[must_use]
    #[rustc_const_unstable = "conditionally"]
    pub fn get_mut<I: SliceIndex<[T]>>(&mut self, index: I) -> Option<&mut I::Output> {
        index.get_mut(self)
    }

    #[inline]
    #[must_use]
    #[track_caller]
    #[rustc_const_unstable = "conditionally"]
    pub unsafe fn get_unchecked<I: SliceIndex<[T]>>(&self, index: I) -> &I::Output {
        unsafe { &*index.get_unchecked(self) }
    }

    #[inline]
    #[must_use]
    #[track_caller]
    #[rustc_const_unstable = "conditionally"]
    pub unsafe fn get_unchecked_mut<I: SliceIndex<[T]>>(&mut self, index: I) -> &mut I::Output {
        unsafe { &mut *index.get_unchecked_mut(self) }
    }

    #[diagnostic_item = "slice_as_ptr"]
    #[inline]
    #[must_use]
    pub const fn as_ptr(&self) -> *const T {
        self as *const [T] as *const T
    }

    #[inline]
    #[must_use]
    pub const fn as_mut_ptr(&mut self) -> *mut T {
        self as *mut [T] as *mut T
    }

    #[must_use]
    pub const fn as_ptr_range(&self) -> crate::ops::Range<*const T> {
        let start = self.as_ptr();
        start..unsafe { start.add(self.len()) }
    }

    /// This slice as an array, if it has exactly that many elements.
    #[must_use]
    pub const fn as_array<const N: usize>(&self) -> Option<&[T; N]> {
        if self.len() == N { Some(unsafe { &*(self.as_ptr() as *const [T; N]) }) } else { None }
    }

    #[inline]
    #[track_caller]
    pub const fn swap(&mut self, a: usize, b: usize) {
        let pa = &raw mut self[a];
        let pb = &raw mut self[b];
        unsafe { ptr::swap(pa, pb) }
    }

    pub const fn reverse(&mut self) {
        let n = self.len();
        let p = self.as_mut_ptr();
        let mut i = 0;
        while i < n / 2 {
            unsafe { ptr::swap(p.add(i), p.add(n - 1 - i)) };
            i += 1;
        }
    }

    #[inline]
    #[diagnostic_item = "slice_iter"]
    #[rustc_const_unstable]
    pub fn iter(&self) -> Iter<'_, T> {
        Iter::new(self)
    }

    #[inline]
    #[rustc_const_unstable]
    pub fn iter_mut(&mut self) -> IterMut<'_, T> {
        IterMut::new(self)
    }

    #[must_use]
    #[track_caller]
    pub const fn split_at(&self, mid: usize) -> (&[T], &[T]) {
        match self.split_at_checked(mid) {
            Some(pair) => pair,
            None => panic!("mid > len"),
        }
    }

    #[must_use]
    #[track_caller]
    pub const fn split_at_mut(&mut self, mid: usize) -> (&mut [T], &mut [T]) {
        match self.split_at_mut_checked(mid) {
            Some(pair) => pair,
            None => panic!("mid > len"),
        }
    }

    #[must_use]
    pub const unsafe fn split_at_unchecked(&self, mid: usize) -> (&[T], &[T]) {
        let p = self.as_ptr();
        unsafe { (from_raw_parts(p, mid), from_raw_parts(p.add(mid), self.len() - mid)) }
    }

    #[must_use]
    pub const fn split_at_checked(&self, mid: usize) -> Option<(&[T], &[T])> {
        if mid <= self.len() { Some(unsafe { self.split_at_unchecked(mid) }) } else { None }
    }

    #[must_use]
    pub const fn split_at_mut_checked(&mut self, mid: usize) -> Option<(&mut [T], &mut [T])> {
        let len = self.len();
        if mid > len {
            return None;
        }
        let p = self.as_mut_ptr();
        unsafe { Some((from_raw_parts_mut(p, mid), from_raw_parts_mut(p.add(mid), len - mid))) }
    }

    #[must_use]
    pub fn contains(&self, x: &T) -> bool
    where
        T: PartialEq,
    {
        for item in self {
            if *item == *x {
                return true;
            }
        }
        false
    }

    #[must_use]
    pub fn starts_with(&self, needle: &[T]) -> bool
    where
        T: PartialEq,
    {
        let n = needle.len();
        self.len() >= n && needle == &self[..n]
    }

    #[must_use]
    pub fn ends_with(&self, needle: &[T]) -> bool
    where
        T: PartialEq,
    {
        let (m, n) = (self.len(), needle.len());
        m >= n && needle == &self[m - n..]
    }

    #[must_use = "returns the subslice without modifying the original"]
    pub fn strip_prefix(&self, prefix: &[T]) -> Option<&[T]>
    where
        T: PartialEq,
    {
        if self.starts_with(prefix) { Some(&self[prefix.len()..]) } else { None }
    }

    #[must_use = "returns the subslice without modifying the original"]
    pub fn strip_suffix(&self, suffix: &[T]) -> Option<&[T]>
    where
        T: PartialEq,
    {
        if self.ends_with(suffix) { Some(&self[..self.len() - suffix.len()]) } else { None }
    }

    pub const fn rotate_left(&mut self, mid: usize) {
        assert!(mid <= self.len());
        self[..mid].reverse();
        self[mid..].reverse();
        self.reverse();
    }

    pub const fn rotate_right(&mut self, k: usize) {
        assert!(k <= self.len());
        let mid = self.len() - k;
        self[..mid].reverse();
        self[mid..].reverse();
        self.reverse();
    }

    #[doc(alias = "memset")]
    pub fn fill(&mut self, value: T)
    where
        T: Clone,
    {
        let n = self.len();
        if n > 0 {
            let mut i = 0;
            while i < n - 1 {
                self[i] = value.clone();
                i += 1;
            }
            self[n - 1] = value;
        }
    }

    pub fn fill_with<F: FnMut() -> T>(&mut self, mut f: F) {
        for el in self {
            *el = f();
        }
    }

    #[track_caller]
    #[rustc_const_unstable = "conditionally"]
    pub fn clone_from_slice(&mut self, src: &[T])
    where
        T: Clone,
    {
        if self.len() != src.len() {
            panic!("destination and source slices have different lengths");
        }
        let mut i = 0;
        while i < src.len() {
            self[i].clone_from(&src[i]);
            i += 1;
        }
    }

    #[track_caller]
    pub const fn copy_from_slice(&mut self, src: &[T])
    where
        T: Copy,
    {
        if self.len() != src.len() {
            copy_length_mismatch(self.len(), src.len());
        }
        unsafe { ptr::copy_nonoverlapping(src.as_ptr(), self.as_mut_ptr(), src.len()) }
    }

    #[track_caller]
    pub fn copy_within<R: crate::ops::RangeBounds<usize>>(&mut self, src: R, dest: usize)
    where
        T: Copy,
    {
        let range = range(src, ..self.len());
        let count = range.end - range.start;
        assert!(dest <= self.len() - count, "dest is out of bounds");
        let p = self.as_mut_ptr();
        unsafe { ptr::copy(p.add(range.start) as *const T, p.add(dest), count) }
    }

    #[track_caller]
    #[rustc_const_unstable]
    pub fn swap_with_slice(&mut self, other: &mut [T]) {
        assert!(self.len() == other.len(), "destination and source slices have different lengths");
        unsafe { ptr::swap_nonoverlapping(self.as_mut_ptr(), other.as_mut_ptr(), self.len()) }
    }

    /// The longest middle part that can be seen as `&[U]`.
    #[must_use]
    pub unsafe fn align_to<U>(&self) -> (&[T], &[U], &[T]) {
        let (size_t, size_u) = (mem::size_of::<T>(), mem::size_of::<U>());
        if size_t == 0 || size_u == 0 {
            return (self, &[], &[]);
        }
        let offset = self.as_ptr().align_offset(mem::align_of::<U>());
        if offset > self.len() {
            return (self, &[], &[]);
        }
        let (left, rest) = self.split_at(offset);
        let count = rest.len() * size_t / size_u;
        let used = count * size_u / size_t;
        unsafe { (left, from_raw_parts(rest.as_ptr() as *const U, count), &rest[used..]) }
    }

    #[track_caller]
    #[diagnostic_item = "slice_to_vec"]
    pub fn to_vec(&self) -> Vec<T>
    where
        T: Clone,
    {
        let mut v = Vec::with_capacity(self.len());
        v.extend_from_slice(self);
        v
    }

    #[inline]
    pub fn into_vec(self: Box<Self>) -> Vec<T> {
        let len = self.len();
        let p = Box::into_raw(self) as *mut T;
        unsafe { Vec::from_raw_parts(p, len, len) }
    }

    #[track_caller]
    pub fn repeat(&self, n: usize) -> Vec<T>
    where
        T: Copy,
    {
        let total = match self.len().checked_mul(n) {
            Some(total) => total,
            None => panic!("capacity overflow"),
        };
        let mut out = Vec::with_capacity(total);
        let mut i = 0;
        while i < n {
            out.extend_from_slice(self);
            i += 1;
        }
        out
    }

    pub fn concat<Item: ?Sized>(&self) -> <Self as Concat<Item>>::Output
    where
        Self: Concat<Item>,
    {
        Concat::concat(self)
    }

    #[deprecated(note = "renamed to join")]
    pub fn connect<Separator>(&self, sep: Separator) -> <Self as Join<Separator>>::Output
    where
        Self: Join<Separator>,
    {
        Join::join(self, sep)
    }

    #[diagnostic_item = "slice_join"]
    pub fn join<Separator>(&self, sep: Separator) -> <Self as Join<Separator>>::Output
    where
        Self: Join<Separator>,
    {
        Join::join(self, sep)
    }
}

impl<T, const N: usize> [[T; N]] {
    pub const fn as_flattened(&self) -> &[T] {
        unsafe { from_raw_parts(self.as_ptr() as *const T, self.len() * N) }
    }

    pub const fn as_flattened_mut(&mut self) -> &mut [T] {
        let len = self.len() * N;
        unsafe { from_raw_parts_mut(self.as_mut_ptr() as *mut T, len) }
    }
}

#[track_caller]
const fn copy_length_mismatch(dst: usize, src: usize) -> ! {
    panic!("copy_from_slice: source slice length ({src}) does not match destination slice length ({dst})")
}
