//! `BinaryHeap`: a priority queue with the greatest value first.

use crate::fmt;
use crate::iter::FusedIterator;
use crate::mem;
use crate::ops::{Deref, DerefMut};
use crate::slice;
use crate::vec::{self, Vec};

/// A priority queue: a binary heap in a vector.
#[diagnostic_item = "BinaryHeap"]
#[picture(transparent, field = "data")]
#[origin = "alloc::collections::binary_heap"]
pub struct BinaryHeap<T> {
    data: Vec<T>,
}

impl<T: Ord> BinaryHeap<T> {
    #[must_use]
    pub const fn new() -> BinaryHeap<T> {
        BinaryHeap { data: Vec::new() }
    }

    #[must_use]
    pub fn with_capacity(capacity: usize) -> BinaryHeap<T> {
        BinaryHeap { data: Vec::with_capacity(capacity) }
    }

    pub fn peek_mut(&mut self) -> Option<PeekMut<'_, T>> {
        if self.is_empty() { None } else { Some(PeekMut { heap: self, changed: false }) }
    }

    pub fn pop(&mut self) -> Option<T> {
        let mut item = self.data.pop()?;
        if !self.data.is_empty() {
            mem::swap(&mut item, &mut self.data[0]);
            self.sift_down(0, self.data.len());
        }
        Some(item)
    }

    pub fn push(&mut self, item: T) {
        self.data.push(item);
        self.sift_up(self.data.len() - 1);
    }

    #[must_use = "`self` will be dropped if the result is not used"]
    pub fn into_sorted_vec(mut self) -> Vec<T> {
        let mut end = self.data.len();
        while end > 1 {
            end -= 1;
            self.data.swap(0, end);
            self.sift_down(0, end);
        }
        self.data
    }

    fn sift_up(&mut self, mut position: usize) {
        while position > 0 {
            let parent = (position - 1) / 2;
            if self.data[position] <= self.data[parent] {
                break;
            }
            self.data.swap(position, parent);
            position = parent;
        }
    }

    fn sift_down(&mut self, mut position: usize, end: usize) {
        loop {
            let mut child = 2 * position + 1;
            if child >= end {
                return;
            }
            if child + 1 < end && self.data[child] <= self.data[child + 1] {
                child += 1;
            }
            if self.data[position] >= self.data[child] {
                return;
            }
            self.data.swap(position, child);
            position = child;
        }
    }

    fn rebuild(&mut self) {
        let mut n = self.data.len() / 2;
        while n > 0 {
            n -= 1;
            self.sift_down(n, self.data.len());
        }
    }

    pub fn append(&mut self, other: &mut BinaryHeap<T>) {
        self.data.append(&mut other.data);
        self.rebuild();
    }

    pub fn retain<F: FnMut(&T) -> bool>(&mut self, f: F) {
        self.data.retain(f);
        self.rebuild();
    }
}

impl<T> BinaryHeap<T> {
    pub fn iter(&self) -> Iter<'_, T> {
        Iter { iter: self.data.iter() }
    }

    #[must_use]
    pub fn peek(&self) -> Option<&T> {
        self.data.first()
    }

    #[must_use]
    pub fn capacity(&self) -> usize {
        self.data.capacity()
    }

    pub fn reserve(&mut self, additional: usize) {
        self.data.reserve(additional)
    }

    pub fn reserve_exact(&mut self, additional: usize) {
        self.data.reserve_exact(additional)
    }

    pub fn try_reserve(&mut self, additional: usize) -> Result<(), super::TryReserveError> {
        self.data.try_reserve(additional)
    }

    pub fn try_reserve_exact(&mut self, additional: usize) -> Result<(), super::TryReserveError> {
        self.data.try_reserve(additional)
    }

    pub fn shrink_to(&mut self, min_capacity: usize) {
        self.data.shrink_to(min_capacity)
    }

    pub fn shrink_to_fit(&mut self) {
        self.data.shrink_to_fit()
    }

    #[must_use = "`self` will be dropped if the result is not used"]
    pub fn into_vec(self) -> Vec<T> {
        self.data
    }

    #[must_use]
    pub fn as_slice(&self) -> &[T] {
        &self.data
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.data.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.data.len() == 0
    }

    pub fn drain(&mut self) -> Drain<'_, T> {
        Drain { iter: self.data.drain(..) }
    }

    pub fn clear(&mut self) {
        self.data.clear()
    }
}

/// The greatest value, to be changed; the heap is put in order when this goes.
#[picture(pointer, field = "heap")]
#[origin = "alloc::collections::binary_heap"]
pub struct PeekMut<'a, T: 'a + Ord> {
    heap: &'a mut BinaryHeap<T>,
    changed: bool,
}

impl<'a, T: Ord> PeekMut<'a, T> {
    pub fn pop(mut this: PeekMut<'a, T>) -> T {
        if this.changed {
            this.changed = false;
            let len = this.heap.data.len();
            this.heap.sift_down(0, len);
        }
        match this.heap.pop() {
            Some(x) => x,
            None => unreachable!(),
        }
    }
}

impl<T: Ord> Drop for PeekMut<'_, T> {
    fn drop(&mut self) {
        if self.changed {
            let len = self.heap.data.len();
            self.heap.sift_down(0, len);
        }
    }
}

impl<T: Ord> Deref for PeekMut<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.heap.data[0]
    }
}

impl<T: Ord> DerefMut for PeekMut<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.changed = true;
        &mut self.heap.data[0]
    }
}

impl<T: Clone> Clone for BinaryHeap<T> {
    fn clone(&self) -> Self {
        BinaryHeap { data: self.data.clone() }
    }
}

impl<T: Ord> Default for BinaryHeap<T> {
    fn default() -> BinaryHeap<T> {
        BinaryHeap::new()
    }
}

impl<T: fmt::Debug> fmt::Debug for BinaryHeap<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<T: Ord> From<Vec<T>> for BinaryHeap<T> {
    fn from(vec: Vec<T>) -> BinaryHeap<T> {
        let mut heap = BinaryHeap { data: vec };
        heap.rebuild();
        heap
    }
}

impl<T: Ord, const N: usize> From<[T; N]> for BinaryHeap<T> {
    fn from(arr: [T; N]) -> Self {
        BinaryHeap::from_iter(arr)
    }
}

impl<T> From<BinaryHeap<T>> for Vec<T> {
    fn from(heap: BinaryHeap<T>) -> Vec<T> {
        heap.data
    }
}

impl<T: Ord> FromIterator<T> for BinaryHeap<T> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> BinaryHeap<T> {
        BinaryHeap::from(iter.into_iter().collect::<Vec<T>>())
    }
}

impl<T: Ord> Extend<T> for BinaryHeap<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) {
        for item in iter {
            self.push(item);
        }
    }
}

impl<'a, T: 'a + Ord + Copy> Extend<&'a T> for BinaryHeap<T> {
    fn extend<I: IntoIterator<Item = &'a T>>(&mut self, iter: I) {
        for item in iter {
            self.push(*item);
        }
    }
}

/// The iterator of `iter`.
#[picture(transparent, field = "iter")]
#[derive(Clone)]
#[origin = "alloc::collections::binary_heap"]
pub struct Iter<'a, T: 'a> {
    iter: slice::Iter<'a, T>,
}

/// The iterator of `into_iter`.
#[picture(transparent, field = "iter")]
#[derive(Clone)]
#[origin = "alloc::collections::binary_heap"]
pub struct IntoIter<T> {
    iter: vec::IntoIter<T>,
}

/// The iterator of `drain`.
#[picture(transparent, field = "iter")]
#[derive(Debug)]
#[origin = "alloc::collections::binary_heap"]
pub struct Drain<'a, T: 'a> {
    iter: vec::Drain<'a, T>,
}

macro_rules! heap_iterators {
    ($([$($lifetime:lifetime)?] $name:ident $item:ty;)*) => {$(
        impl<$($lifetime,)? T> Iterator for $name<$($lifetime,)? T> {
            type Item = $item;
            fn next(&mut self) -> Option<$item> {
                self.iter.next()
            }
            fn size_hint(&self) -> (usize, Option<usize>) {
                self.iter.size_hint()
            }
        }
        impl<$($lifetime,)? T> DoubleEndedIterator for $name<$($lifetime,)? T> {
            fn next_back(&mut self) -> Option<$item> {
                self.iter.next_back()
            }
        }
        impl<$($lifetime,)? T> ExactSizeIterator for $name<$($lifetime,)? T> {}
        impl<$($lifetime,)? T> FusedIterator for $name<$($lifetime,)? T> {}
    )*};
}

heap_iterators! {
    ['a] Iter &'a T;
    [] IntoIter T;
    ['a] Drain T;
}

impl<T> IntoIterator for BinaryHeap<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    fn into_iter(self) -> IntoIter<T> {
        IntoIter { iter: self.data.into_iter() }
    }
}

impl<'a, T> IntoIterator for &'a BinaryHeap<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;
    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<T: fmt::Debug> fmt::Debug for IntoIter<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("IntoIter").field(&self.iter.as_slice()).finish()
    }
}

impl<T> Default for IntoIter<T> {
    fn default() -> Self {
        IntoIter { iter: Vec::new().into_iter() }
    }
}

impl<T> Default for Iter<'_, T> {
    fn default() -> Self {
        Iter { iter: Default::default() }
    }
}
