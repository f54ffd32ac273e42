//! Searching in sorted slices.

use crate::cmp::Ordering::{self, Equal, Greater, Less};

impl<T> [T] {
    pub fn binary_search(&self, x: &T) -> Result<usize, usize>
    where
        T: Ord,
    {
        self.binary_search_by(|p| p.cmp(x))
    }

    /// Halves an interval that holds every match, ending at the position rustc's search ends at.
    pub fn binary_search_by<'a, F: FnMut(&'a T) -> Ordering>(&'a self, mut f: F) -> Result<usize, usize> {
        let mut size = self.len();
        if size == 0 {
            return Err(0);
        }
        let mut base = 0usize;
        while size > 1 {
            let half = size / 2;
            let mid = base + half;
            if f(&self[mid]) != Greater {
                base = mid;
            }
            size -= half;
        }
        match f(&self[base]) {
            Equal => Ok(base),
            Less => Err(base + 1),
            Greater => Err(base),
        }
    }

    pub fn binary_search_by_key<'a, B, F: FnMut(&'a T) -> B>(&'a self, b: &B, mut f: F) -> Result<usize, usize>
    where
        B: Ord,
    {
        self.binary_search_by(|k| f(k).cmp(b))
    }

    #[must_use]
    pub fn partition_point<P: FnMut(&T) -> bool>(&self, mut pred: P) -> usize {
        let mut low = 0;
        let mut high = self.len();
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

    #[must_use]
    pub fn is_sorted(&self) -> bool
    where
        T: PartialOrd,
    {
        self.is_sorted_by(|a, b| a <= b)
    }

    #[must_use]
    pub fn is_sorted_by<'a, F: FnMut(&'a T, &'a T) -> bool>(&'a self, mut compare: F) -> bool {
        let mut i = 1;
        while i < self.len() {
            if !compare(&self[i - 1], &self[i]) {
                return false;
            }
            i += 1;
        }
        true
    }

    #[must_use]
    pub fn is_sorted_by_key<'a, F: FnMut(&'a T) -> K, K: PartialOrd>(&'a self, mut f: F) -> bool {
        let mut i = 1;
        while i < self.len() {
            if !(f(&self[i - 1]) <= f(&self[i])) {
                return false;
            }
            i += 1;
        }
        true
    }
}
