//! `VecDeque`: a queue with two ends, in a ring.

use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::intrinsics;
use crate::iter::{Chain, FusedIterator};
use crate::mem;
use crate::ops::{Index, IndexMut, RangeBounds};
use crate::ptr;
use crate::raw_vec::RawVec;
use crate::slice;
use crate::vec::Vec;

/// A queue with two ends: a ring in a growing buffer.
#[diagnostic_item = "VecDeque"]
#[picture(ring, pointer = "buf.ptr", first = "head", len = "len", capacity = "buf.cap")]
#[origin = "alloc::collections::vec_deque"]
pub struct VecDeque<T> {
    /// Where the first element is.
    head: usize,
    len: usize,
    buf: RawVec<T>,
}

impl<T> VecDeque<T> {
    #[must_use]
    pub const fn new() -> VecDeque<T> {
        VecDeque { head: 0, len: 0, buf: RawVec::new() }
    }

    #[must_use]
    #[track_caller]
    pub fn with_capacity(capacity: usize) -> VecDeque<T> {
        VecDeque { head: 0, len: 0, buf: RawVec::with_capacity(capacity) }
    }

    /// The slot of logical position `i`.
    #[inline]
    fn slot(&self, i: usize) -> *mut T {
        let capacity = self.buf.capacity();
        let at = self.head.wrapping_add(i);
        unsafe { self.buf.ptr().add(if at >= capacity { at - capacity } else { at }) }
    }

    /// Room for one more.
    fn grow(&mut self) {
        let old = self.buf.capacity();
        self.buf.grow_one();
        self.unwrap_ring(old);
    }

    /// After the buffer grew from `old`: the part that had wrapped round follows the rest again.
    fn unwrap_ring(&mut self, old: usize) {
        let front = old - self.head;
        if self.len > front {
            let wrapped = self.len - front;
            let new = self.buf.capacity();
            let base = self.buf.ptr();
            unsafe {
                if wrapped <= new - old {
                    ptr::copy_nonoverlapping(base as *const T, base.add(old), wrapped);
                } else {
                    let new_head = new - front;
                    ptr::copy(base.add(self.head) as *const T, base.add(new_head), front);
                    self.head = new_head;
                }
            }
        }
    }

    #[must_use]
    pub fn get(&self, index: usize) -> Option<&T> {
        if index < self.len { Some(unsafe { &*self.slot(index) }) } else { None }
    }

    pub fn get_mut(&mut self, index: usize) -> Option<&mut T> {
        if index < self.len { Some(unsafe { &mut *self.slot(index) }) } else { None }
    }

    pub fn swap(&mut self, i: usize, j: usize) {
        assert!(i < self.len());
        assert!(j < self.len());
        unsafe { ptr::swap(self.slot(i), self.slot(j)) }
    }

    #[must_use]
    pub fn capacity(&self) -> usize {
        self.buf.capacity()
    }

    pub fn reserve(&mut self, additional: usize) {
        let old = self.buf.capacity();
        self.buf.reserve(self.len, additional);
        if self.buf.capacity() > old {
            self.unwrap_ring(old);
        }
    }

    pub fn reserve_exact(&mut self, additional: usize) {
        let old = self.buf.capacity();
        self.buf.reserve_exact(self.len, additional);
        if self.buf.capacity() > old {
            self.unwrap_ring(old);
        }
    }

    pub fn shrink_to_fit(&mut self) {
        self.shrink_to(0)
    }

    pub fn shrink_to(&mut self, min_capacity: usize) {
        self.make_contiguous();
        unsafe { ptr::copy(self.buf.ptr().add(self.head) as *const T, self.buf.ptr(), self.len) };
        self.head = 0;
        self.buf.shrink_to(if self.len > min_capacity { self.len } else { min_capacity });
    }

    pub fn truncate(&mut self, len: usize) {
        while self.len > len {
            drop(self.pop_back());
        }
    }

    pub fn iter(&self) -> Iter<'_, T> {
        let (a, b) = self.as_slices();
        Iter { inner: a.iter().chain(b.iter()), left: self.len }
    }

    pub fn iter_mut(&mut self) -> IterMut<'_, T> {
        let left = self.len;
        let (a, b) = self.as_mut_slices();
        IterMut { inner: a.iter_mut().chain(b.iter_mut()), left }
    }

    /// How many elements stand before the ring wraps round.
    fn front_len(&self) -> usize {
        let room = self.buf.capacity() - self.head;
        if self.len < room { self.len } else { room }
    }

    #[must_use]
    pub fn as_slices(&self) -> (&[T], &[T]) {
        let front = self.front_len();
        let base = self.buf.ptr() as *const T;
        unsafe { (slice::from_raw_parts(base.add(self.head), front), slice::from_raw_parts(base, self.len - front)) }
    }

    pub fn as_mut_slices(&mut self) -> (&mut [T], &mut [T]) {
        let front = self.front_len();
        let base = self.buf.ptr();
        unsafe { (slice::from_raw_parts_mut(base.add(self.head), front), slice::from_raw_parts_mut(base, self.len - front)) }
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    pub fn range<R: RangeBounds<usize>>(&self, range: R) -> Iter<'_, T> {
        let range = slice::range(range, ..self.len);
        let mut iter = self.iter();
        iter.shorten(range.start, self.len - range.end);
        iter
    }

    pub fn range_mut<R: RangeBounds<usize>>(&mut self, range: R) -> IterMut<'_, T> {
        let len = self.len;
        let range = slice::range(range, ..len);
        let mut iter = self.iter_mut();
        iter.shorten(range.start, len - range.end);
        iter
    }

    pub fn drain<R: RangeBounds<usize>>(&mut self, range: R) -> Drain<'_, T> {
        let range = slice::range(range, ..self.len);
        let tail = self.split_off(range.end);
        let taken = self.split_off(range.start);
        Drain { taken, tail, deque: self }
    }

    pub fn clear(&mut self) {
        self.truncate(0);
        self.head = 0;
    }

    pub fn contains(&self, x: &T) -> bool
    where
        T: PartialEq<T>,
    {
        let (a, b) = self.as_slices();
        a.contains(x) || b.contains(x)
    }

    #[must_use]
    pub fn front(&self) -> Option<&T> {
        self.get(0)
    }

    pub fn front_mut(&mut self) -> Option<&mut T> {
        self.get_mut(0)
    }

    #[must_use]
    pub fn back(&self) -> Option<&T> {
        self.get(self.len.wrapping_sub(1))
    }

    pub fn back_mut(&mut self) -> Option<&mut T> {
        self.get_mut(self.len.wrapping_sub(1))
    }

    pub fn pop_front(&mut self) -> Option<T> {
        if self.len == 0 {
            return None;
        }
        let value = unsafe { ptr::read(self.slot(0)) };
        self.head = if self.head + 1 >= self.buf.capacity() { 0 } else { self.head + 1 };
        self.len -= 1;
        Some(value)
    }

    pub fn pop_back(&mut self) -> Option<T> {
        if self.len == 0 {
            return None;
        }
        self.len -= 1;
        Some(unsafe { ptr::read(self.slot(self.len)) })
    }

    #[track_caller]
    pub fn push_front(&mut self, value: T) {
        if self.len == self.buf.capacity() {
            self.grow();
        }
        self.head = if self.head == 0 { self.buf.capacity() - 1 } else { self.head - 1 };
        self.len += 1;
        unsafe { ptr::write(self.slot(0), value) };
    }

    #[track_caller]
    pub fn push_back(&mut self, value: T) {
        if self.len == self.buf.capacity() {
            self.grow();
        }
        unsafe { ptr::write(self.slot(self.len), value) };
        self.len += 1;
    }

    pub fn swap_remove_front(&mut self, index: usize) -> Option<T> {
        if index >= self.len {
            return None;
        }
        self.swap(index, 0);
        self.pop_front()
    }

    pub fn swap_remove_back(&mut self, index: usize) -> Option<T> {
        if index >= self.len {
            return None;
        }
        self.swap(index, self.len - 1);
        self.pop_back()
    }

    #[must_use = "if you don't need a reference to the value, use `VecDeque::push_front` instead"]
    pub fn push_front_mut(&mut self, value: T) -> &mut T {
        self.push_front(value);
        &mut self[0]
    }

    #[must_use = "if you don't need a reference to the value, use `VecDeque::push_back` instead"]
    pub fn push_back_mut(&mut self, value: T) -> &mut T {
        self.push_back(value);
        let last = self.len - 1;
        &mut self[last]
    }

    #[must_use = "if you don't need a reference to the value, use `VecDeque::insert` instead"]
    pub fn insert_mut(&mut self, index: usize, value: T) -> &mut T {
        self.insert(index, value);
        &mut self[index]
    }

    #[track_caller]
    pub fn insert(&mut self, index: usize, value: T) {
        assert!(index <= self.len(), "index out of bounds");
        self.push_back(value);
        let mut i = self.len - 1;
        while i > index {
            self.swap(i, i - 1);
            i -= 1;
        }
    }

    pub fn remove(&mut self, index: usize) -> Option<T> {
        if index >= self.len {
            return None;
        }
        let mut i = index;
        while i + 1 < self.len {
            self.swap(i, i + 1);
            i += 1;
        }
        self.pop_back()
    }

    #[must_use = "use `.truncate()` if you don't need the other half"]
    #[track_caller]
    pub fn split_off(&mut self, at: usize) -> VecDeque<T> {
        assert!(at <= self.len, "`at` out of bounds");
        let mut other = VecDeque::with_capacity(self.len - at);
        let mut i = at;
        while i < self.len {
            other.push_back(unsafe { ptr::read(self.slot(i)) });
            i += 1;
        }
        self.len = at;
        other
    }

    pub fn append(&mut self, other: &mut VecDeque<T>) {
        while let Some(value) = other.pop_front() {
            self.push_back(value);
        }
        other.head = 0;
    }

    pub fn retain<F: FnMut(&T) -> bool>(&mut self, mut f: F) {
        self.retain_mut(|elem| f(elem));
    }

    pub fn retain_mut<F: FnMut(&mut T) -> bool>(&mut self, mut f: F) {
        let mut kept = 0;
        let mut i = 0;
        while i < self.len {
            if f(&mut self[i]) {
                if i != kept {
                    self.swap(i, kept);
                }
                kept += 1;
            }
            i += 1;
        }
        self.truncate(kept);
    }

    pub fn resize_with(&mut self, new_len: usize, mut generator: impl FnMut() -> T) {
        self.truncate(new_len);
        while self.len < new_len {
            self.push_back(generator());
        }
    }

    pub fn resize(&mut self, new_len: usize, value: T)
    where
        T: Clone,
    {
        self.truncate(new_len);
        while self.len < new_len {
            self.push_back(value.clone());
        }
    }

    pub fn pop_front_if(&mut self, predicate: impl FnOnce(&mut T) -> bool) -> Option<T> {
        let first = self.front_mut()?;
        if predicate(first) { self.pop_front() } else { None }
    }

    pub fn pop_back_if(&mut self, predicate: impl FnOnce(&mut T) -> bool) -> Option<T> {
        let last = self.back_mut()?;
        if predicate(last) { self.pop_back() } else { None }
    }

    pub fn try_reserve(&mut self, additional: usize) -> Result<(), super::TryReserveError> {
        match self.len.checked_add(additional).and_then(|n| n.checked_mul(mem::size_of::<T>())) {
            Some(bytes) if bytes <= isize::MAX as usize => {
                self.reserve(additional);
                Ok(())
            }
            _ => Err(super::TryReserveError::capacity_overflow()),
        }
    }

    pub fn try_reserve_exact(&mut self, additional: usize) -> Result<(), super::TryReserveError> {
        self.try_reserve(additional)
    }

    /// Turns the ring so that all elements stand in one piece.
    pub fn make_contiguous(&mut self) -> &mut [T] {
        let front = self.front_len();
        if front < self.len {
            // The front part moves next to the wrapped part, then the two change places.
            let wrapped = self.len - front;
            let base = self.buf.ptr();
            unsafe {
                ptr::copy(base.add(self.head) as *const T, base.add(wrapped), front);
                slice::from_raw_parts_mut(base, self.len).rotate_left(wrapped);
            }
            self.head = 0;
        }
        unsafe { slice::from_raw_parts_mut(self.buf.ptr().add(self.head), self.len) }
    }

    pub fn rotate_left(&mut self, n: usize) {
        assert!(n <= self.len());
        let mut i = 0;
        while i < n {
            if let Some(x) = self.pop_front() {
                self.push_back(x);
            }
            i += 1;
        }
    }

    pub fn rotate_right(&mut self, n: usize) {
        assert!(n <= self.len());
        let mut i = 0;
        while i < n {
            if let Some(x) = self.pop_back() {
                self.push_front(x);
            }
            i += 1;
        }
    }

    pub fn binary_search(&self, x: &T) -> Result<usize, usize>
    where
        T: Ord,
    {
        self.binary_search_by(|e| e.cmp(x))
    }

    pub fn binary_search_by<'a, F: FnMut(&'a T) -> Ordering>(&'a self, mut f: F) -> Result<usize, usize> {
        let mut low = 0;
        let mut high = self.len;
        while low < high {
            let mid = low + (high - low) / 2;
            match f(&self[mid]) {
                Ordering::Less => low = mid + 1,
                Ordering::Greater => high = mid,
                Ordering::Equal => return Ok(mid),
            }
        }
        Err(low)
    }

    pub fn binary_search_by_key<'a, B: Ord, F: FnMut(&'a T) -> B>(&'a self, b: &B, mut f: F) -> Result<usize, usize> {
        self.binary_search_by(|k| f(k).cmp(b))
    }

    #[must_use]
    pub fn partition_point<P: FnMut(&T) -> bool>(&self, mut pred: P) -> usize {
        let mut low = 0;
        let mut high = self.len;
        while low < high {
            let mid = low + (high - low) / 2;
            if pred(&self[mid]) {
                low = mid + 1;
            } else {
                high = mid;
            }
        }
        low
    }
}

unsafe impl<#[may_dangle] T> Drop for VecDeque<T> {
    fn drop(&mut self) {
        if intrinsics::needs_drop::<T>() {
            let front = self.front_len();
            let base = self.buf.ptr();
            unsafe {
                ptr::drop_in_place(ptr::slice_from_raw_parts_mut(base.add(self.head), front));
                ptr::drop_in_place(ptr::slice_from_raw_parts_mut(base, self.len - front));
            }
        }
    }
}

impl<T: Clone> Clone for VecDeque<T> {
    fn clone(&self) -> Self {
        let mut deque = VecDeque::with_capacity(self.len);
        for item in self {
            deque.push_back(item.clone());
        }
        deque
    }
}

impl<T> Default for VecDeque<T> {
    fn default() -> VecDeque<T> {
        VecDeque::new()
    }
}

impl<T: PartialEq> PartialEq for VecDeque<T> {
    fn eq(&self, other: &Self) -> bool {
        self.len == other.len && self.iter().eq(other.iter())
    }
}

impl<T: Eq> Eq for VecDeque<T> {}

macro_rules! deque_equality {
    ($([$($generics:tt)*] $right:ty;)*) => {$(
        impl<T: PartialEq<U>, U, $($generics)*> PartialEq<$right> for VecDeque<T> {
            fn eq(&self, other: &$right) -> bool {
                self.len == other.len() && self.iter().eq(other.iter())
            }
        }
    )*};
}

deque_equality! {
    [] Vec<U>;
    [] &[U];
    [] &mut [U];
    [const N: usize] [U; N];
    [const N: usize] &[U; N];
}

impl<T: PartialOrd> PartialOrd for VecDeque<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.iter().partial_cmp(other.iter())
    }
}

impl<T: Ord> Ord for VecDeque<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.iter().cmp(other.iter())
    }
}

impl<T: Hash> Hash for VecDeque<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_length_prefix(self.len);
        for item in self {
            item.hash(state);
        }
    }
}

impl<T> Index<usize> for VecDeque<T> {
    type Output = T;
    #[inline]
    #[track_caller]
    fn index(&self, index: usize) -> &T {
        self.get(index).expect("Out of bounds access")
    }
}

impl<T> IndexMut<usize> for VecDeque<T> {
    #[inline]
    #[track_caller]
    fn index_mut(&mut self, index: usize) -> &mut T {
        self.get_mut(index).expect("Out of bounds access")
    }
}

impl<T> FromIterator<T> for VecDeque<T> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> VecDeque<T> {
        VecDeque::from(iter.into_iter().collect::<Vec<T>>())
    }
}

impl<T> Extend<T> for VecDeque<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) {
        for item in iter {
            self.push_back(item);
        }
    }
}

impl<'a, T: 'a + Copy> Extend<&'a T> for VecDeque<T> {
    fn extend<I: IntoIterator<Item = &'a T>>(&mut self, iter: I) {
        for item in iter {
            self.push_back(*item);
        }
    }
}

impl<T: fmt::Debug> fmt::Debug for VecDeque<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<T> From<Vec<T>> for VecDeque<T> {
    fn from(other: Vec<T>) -> Self {
        let (ptr, len, capacity) = other.into_raw_parts();
        VecDeque { head: 0, len, buf: unsafe { RawVec::from_raw_parts(ptr, capacity) } }
    }
}

impl<T> From<VecDeque<T>> for Vec<T> {
    fn from(mut other: VecDeque<T>) -> Vec<T> {
        other.make_contiguous();
        let other = mem::ManuallyDrop::new(other);
        unsafe {
            let base = other.buf.ptr();
            ptr::copy(base.add(other.head) as *const T, base, other.len);
            Vec::from_raw_parts(base, other.len, other.buf.capacity())
        }
    }
}

impl<T, const N: usize> From<[T; N]> for VecDeque<T> {
    fn from(arr: [T; N]) -> Self {
        VecDeque::from(Vec::from(arr))
    }
}

/// The iterator of `iter`.
#[picture(fields, left = "left")]
#[origin = "alloc::collections::vec_deque::iter"]
pub struct Iter<'a, T: 'a> {
    inner: Chain<slice::Iter<'a, T>, slice::Iter<'a, T>>,
    left: usize,
}

/// The iterator of `iter_mut`.
#[picture(fields, left = "left")]
#[origin = "alloc::collections::vec_deque::iter_mut"]
pub struct IterMut<'a, T: 'a> {
    inner: Chain<slice::IterMut<'a, T>, slice::IterMut<'a, T>>,
    left: usize,
}

macro_rules! deque_iterators {
    ($($name:ident $item:ty;)*) => {$(
        impl<'a, T> $name<'a, T> {
            /// Leaves out so many at each end.
            fn shorten(&mut self, front: usize, back: usize) {
                let mut i = 0;
                while i < front {
                    self.next();
                    i += 1;
                }
                let mut i = 0;
                while i < back {
                    self.next_back();
                    i += 1;
                }
            }
        }

        impl<'a, T> Iterator for $name<'a, T> {
            type Item = $item;
            #[inline]
            fn next(&mut self) -> Option<$item> {
                let item = self.inner.next()?;
                self.left -= 1;
                Some(item)
            }
            fn size_hint(&self) -> (usize, Option<usize>) {
                (self.left, Some(self.left))
            }
        }
        impl<'a, T> DoubleEndedIterator for $name<'a, T> {
            fn next_back(&mut self) -> Option<$item> {
                let item = self.inner.next_back()?;
                self.left -= 1;
                Some(item)
            }
        }
        impl<T> ExactSizeIterator for $name<'_, T> {}
        impl<T> FusedIterator for $name<'_, T> {}
    )*};
}

deque_iterators! {
    Iter &'a T;
    IterMut &'a mut T;
}

impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self {
        Iter { inner: self.inner.clone(), left: self.left }
    }
}

/// The iterator of `into_iter`.
#[picture(transparent, field = "inner")]
#[derive(Clone)]
#[origin = "alloc::collections::vec_deque::into_iter"]
pub struct IntoIter<T> {
    inner: VecDeque<T>,
}

impl<T> Iterator for IntoIter<T> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        self.inner.pop_front()
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.inner.len, Some(self.inner.len))
    }
}

impl<T> DoubleEndedIterator for IntoIter<T> {
    fn next_back(&mut self) -> Option<T> {
        self.inner.pop_back()
    }
}

impl<T> ExactSizeIterator for IntoIter<T> {}
impl<T> FusedIterator for IntoIter<T> {}

/// The iterator of `drain`; what followed the range goes back on drop.
#[picture(transparent, field = "taken")]
#[origin = "alloc::collections::vec_deque::drain"]
pub struct Drain<'a, T: 'a> {
    taken: VecDeque<T>,
    tail: VecDeque<T>,
    deque: &'a mut VecDeque<T>,
}

impl<T> Iterator for Drain<'_, T> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        self.taken.pop_front()
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.taken.len, Some(self.taken.len))
    }
}

impl<T> DoubleEndedIterator for Drain<'_, T> {
    fn next_back(&mut self) -> Option<T> {
        self.taken.pop_back()
    }
}

impl<T> ExactSizeIterator for Drain<'_, T> {}

impl<T> Drop for Drain<'_, T> {
    fn drop(&mut self) {
        self.deque.append(&mut self.tail);
    }
}

impl<T> IntoIterator for VecDeque<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    fn into_iter(self) -> IntoIter<T> {
        IntoIter { inner: self }
    }
}

impl<'a, T> IntoIterator for &'a VecDeque<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;
    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<'a, T> IntoIterator for &'a mut VecDeque<T> {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T>;
    fn into_iter(self) -> IterMut<'a, T> {
        self.iter_mut()
    }
}

impl<T: fmt::Debug> fmt::Debug for IntoIter<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("IntoIter").field(&self.inner).finish()
    }
}
