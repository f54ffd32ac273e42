//! Sorting: a stable merge sort, and a heap-guarded quicksort for the unstable kind.

use crate::cmp::Ordering::{self, Less};
use crate::ptr;
use crate::vec::Vec;

/// Below this length insertion sort is used.
const SMALL: usize = 16;

impl<T> [T] {
    #[inline]
    pub fn sort(&mut self)
    where
        T: Ord,
    {
        merge_sort(self, &mut |a: &T, b: &T| a.lt(b));
    }

    #[inline]
    pub fn sort_by<F: FnMut(&T, &T) -> Ordering>(&mut self, mut compare: F) {
        merge_sort(self, &mut |a: &T, b: &T| compare(a, b) == Less);
    }

    #[inline]
    pub fn sort_by_key<K: Ord, F: FnMut(&T) -> K>(&mut self, mut f: F) {
        merge_sort(self, &mut |a: &T, b: &T| f(a).lt(&f(b)));
    }

    /// Calls the key function once for each element.
    pub fn sort_by_cached_key<K: Ord, F: FnMut(&T) -> K>(&mut self, mut f: F) {
        let mut keys: Vec<(K, usize)> = Vec::with_capacity(self.len());
        let mut i = 0;
        while i < self.len() {
            keys.push((f(&self[i]), i));
            i += 1;
        }
        keys.sort();
        let mut i = 0;
        while i < self.len() {
            let mut from = keys[i].1;
            while from < i {
                from = keys[from].1;
            }
            keys[i].1 = from;
            self.swap(i, from);
            i += 1;
        }
    }

    #[inline]
    pub fn sort_unstable(&mut self)
    where
        T: Ord,
    {
        quicksort(self, &mut |a: &T, b: &T| a.lt(b));
    }

    #[inline]
    pub fn sort_unstable_by<F: FnMut(&T, &T) -> Ordering>(&mut self, mut compare: F) {
        quicksort(self, &mut |a: &T, b: &T| compare(a, b) == Less);
    }

    #[inline]
    pub fn sort_unstable_by_key<K: Ord, F: FnMut(&T) -> K>(&mut self, mut f: F) {
        quicksort(self, &mut |a: &T, b: &T| f(a).lt(&f(b)));
    }

    pub fn select_nth_unstable(&mut self, index: usize) -> (&mut [T], &mut T, &mut [T])
    where
        T: Ord,
    {
        self.select_nth_unstable_by(index, |a, b| a.cmp(b))
    }

    pub fn select_nth_unstable_by_key<K: Ord, F: FnMut(&T) -> K>(&mut self, index: usize, mut f: F) -> (&mut [T], &mut T, &mut [T]) {
        self.select_nth_unstable_by(index, |a, b| f(a).cmp(&f(b)))
    }

    pub fn select_nth_unstable_by<F: FnMut(&T, &T) -> Ordering>(&mut self, index: usize, mut compare: F) -> (&mut [T], &mut T, &mut [T]) {
        if index >= self.len() {
            panic!("partition_at_index index {index} greater than length of slice {}", self.len());
        }
        let mut less = |a: &T, b: &T| compare(a, b) == Less;
        let mut low = 0;
        let mut high = self.len();
        while high - low > 1 {
            let mid = low + partition(&mut self[low..high], &mut less);
            if index == mid {
                break;
            } else if index < mid {
                high = mid;
            } else {
                low = mid + 1;
            }
        }
        let (left, right) = self.split_at_mut(index);
        let (nth, right) = match right.split_first_mut() {
            Some(pair) => pair,
            None => unreachable!(),
        };
        (left, nth, right)
    }
}

/// Sorts a short slice, or one whose first `sorted` elements are in order, by insertion.
fn insertion_sort<T, F: FnMut(&T, &T) -> bool>(v: &mut [T], sorted: usize, less: &mut F) {
    let mut i = if sorted == 0 { 1 } else { sorted };
    let len = v.len();
    let base = v.as_mut_ptr();
    while i < len {
        unsafe {
            if less(&*base.add(i), &*base.add(i - 1)) {
                let mut hole = Hole { value: crate::mem::ManuallyDrop::new(ptr::read(base.add(i))), dest: base.add(i) };
                loop {
                    let previous = hole.dest.sub(1);
                    ptr::copy_nonoverlapping(previous as *const T, hole.dest, 1);
                    hole.dest = previous;
                    if previous == base || !less(&*hole.value, &*previous.sub(1)) {
                        break;
                    }
                }
            }
        }
        i += 1;
    }
}

/// A value taken out of a slice, and the place it goes to on drop, so that a panicking comparison loses nothing.
struct Hole<T> {
    value: crate::mem::ManuallyDrop<T>,
    dest: *mut T,
}

impl<T> Drop for Hole<T> {
    fn drop(&mut self) {
        unsafe { ptr::copy_nonoverlapping(&*self.value as *const T, self.dest, 1) }
    }
}

/// Bottom-up merging of runs; the left run of each pair waits in a buffer of half the length.
fn merge_sort<T, F: FnMut(&T, &T) -> bool>(v: &mut [T], less: &mut F) {
    let len = v.len();
    if len <= SMALL {
        insertion_sort(v, 0, less);
        return;
    }
    let mid = len / 2;
    merge_sort(&mut v[..mid], less);
    merge_sort(&mut v[mid..], less);
    if !less(&v[mid], &v[mid - 1]) {
        return;
    }
    let mut buffer: Vec<T> = Vec::with_capacity(mid);
    let base = v.as_mut_ptr();
    unsafe {
        ptr::copy_nonoverlapping(base as *const T, buffer.as_mut_ptr(), mid);
        let start = buffer.as_mut_ptr();
        let mut merge = Merge { start, end: start.add(mid), dest: base };
        let mut right = base.add(mid);
        let right_end = base.add(len);
        while merge.start != merge.end && right != right_end {
            if less(&*right, &*merge.start) {
                ptr::copy(right as *const T, merge.dest, 1);
                right = right.add(1);
            } else {
                ptr::copy_nonoverlapping(merge.start as *const T, merge.dest, 1);
                merge.start = merge.start.add(1);
            }
            merge.dest = merge.dest.add(1);
        }
    }
}

/// The part of the left run that was not merged yet; goes back into the slice on drop.
struct Merge<T> {
    start: *mut T,
    end: *mut T,
    dest: *mut T,
}

impl<T> Drop for Merge<T> {
    fn drop(&mut self) {
        unsafe {
            let count = self.end.offset_from(self.start as *const T) as usize;
            ptr::copy_nonoverlapping(self.start as *const T, self.dest, count);
        }
    }
}

fn quicksort<T, F: FnMut(&T, &T) -> bool>(v: &mut [T], less: &mut F) {
    let mut limit = 2;
    let mut n = v.len();
    while n > 0 {
        limit += 2;
        n /= 2;
    }
    quicksort_limited(v, less, limit);
}

/// Falls back to heapsort when `limit` bad pivots were met.
fn quicksort_limited<T, F: FnMut(&T, &T) -> bool>(v: &mut [T], less: &mut F, limit: u32) {
    if v.len() <= SMALL {
        insertion_sort(v, 0, less);
        return;
    }
    if limit == 0 {
        heapsort(v, less);
        return;
    }
    let mid = partition(v, less);
    let (left, right) = v.split_at_mut(mid);
    quicksort_limited(left, less, limit - 1);
    quicksort_limited(&mut right[1..], less, limit - 1);
}

/// Moves a pivot, the median of three, to where it belongs; smaller elements before it. Gives its position.
fn partition<T, F: FnMut(&T, &T) -> bool>(v: &mut [T], less: &mut F) -> usize {
    let len = v.len();
    let (a, b, c) = (0, len / 2, len - 1);
    if less(&v[b], &v[a]) {
        v.swap(a, b);
    }
    if less(&v[c], &v[b]) {
        v.swap(b, c);
        if less(&v[b], &v[a]) {
            v.swap(a, b);
        }
    }
    v.swap(0, b);
    let mut i = 1;
    let mut j = len - 1;
    loop {
        while i <= j && less(&v[i], &v[0]) {
            i += 1;
        }
        while i <= j && less(&v[0], &v[j]) {
            j -= 1;
        }
        if i >= j {
            break;
        }
        v.swap(i, j);
        i += 1;
        j -= 1;
    }
    v.swap(0, i - 1);
    i - 1
}

fn heapsort<T, F: FnMut(&T, &T) -> bool>(v: &mut [T], less: &mut F) {
    let len = v.len();
    let mut i = len / 2;
    while i > 0 {
        i -= 1;
        sift_down(v, i, less);
    }
    let mut end = len;
    while end > 1 {
        end -= 1;
        v.swap(0, end);
        sift_down(&mut v[..end], 0, less);
    }
}

fn sift_down<T, F: FnMut(&T, &T) -> bool>(v: &mut [T], mut node: usize, less: &mut F) {
    loop {
        let mut child = 2 * node + 1;
        if child >= v.len() {
            return;
        }
        if child + 1 < v.len() && less(&v[child], &v[child + 1]) {
            child += 1;
        }
        if !less(&v[node], &v[child]) {
            return;
        }
        v.swap(node, child);
        node = child;
    }
}
