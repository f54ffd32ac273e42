//! The methods of `Vec` that pick elements out: retain, dedup, extract.

use super::Vec;
use crate::ops::RangeBounds;
use crate::ptr;

impl<T> Vec<T> {
    pub fn retain<F: FnMut(&T) -> bool>(&mut self, mut f: F) {
        self.retain_mut(|elem| f(elem));
    }

    pub fn retain_mut<F: FnMut(&mut T) -> bool>(&mut self, f: F) {
        let mut gap = Gap { read: 0, write: 0, len: self.len, vec: self };
        gap.vec.len = 0;
        gap.run(f);
    }

    #[inline]
    pub fn dedup_by_key<F: FnMut(&mut T) -> K, K: PartialEq>(&mut self, mut key: F) {
        self.dedup_by(|a, b| key(a) == key(b))
    }

    pub fn dedup_by<F: FnMut(&mut T, &mut T) -> bool>(&mut self, mut same_bucket: F) {
        let len = self.len;
        if len <= 1 {
            return;
        }
        let base = self.buf.ptr();
        let mut gap = Gap { read: 1, write: 1, len, vec: self };
        gap.vec.len = 0;
        while gap.read < len {
            unsafe {
                let candidate = base.add(gap.read);
                let previous = base.add(gap.write - 1);
                if same_bucket(&mut *candidate, &mut *previous) {
                    gap.read += 1;
                    ptr::drop_in_place(candidate);
                } else {
                    if gap.read != gap.write {
                        ptr::copy_nonoverlapping(candidate as *const T, base.add(gap.write), 1);
                    }
                    gap.read += 1;
                    gap.write += 1;
                }
            }
        }
    }

    pub fn extract_if<F: FnMut(&mut T) -> bool, R: RangeBounds<usize>>(&mut self, range: R, filter: F) -> ExtractIf<'_, T, F> {
        let old_len = self.len;
        let range = crate::slice::range(range, ..old_len);
        self.len = 0;
        ExtractIf { idx: range.start, del: 0, end: range.end, old_len, vec: self, pred: filter }
    }
}

impl<T: PartialEq> Vec<T> {
    #[inline]
    pub fn dedup(&mut self) {
        self.dedup_by(|a, b| a == b)
    }
}

/// A vector with a hole between what was kept and what was not looked at yet; closed on drop, even by a panic.
struct Gap<'a, T> {
    vec: &'a mut Vec<T>,
    read: usize,
    write: usize,
    len: usize,
}

impl<T> Gap<'_, T> {
    fn run<F: FnMut(&mut T) -> bool>(&mut self, mut keep: F) {
        let base = self.vec.buf.ptr();
        while self.read < self.len {
            unsafe {
                let p = base.add(self.read);
                if keep(&mut *p) {
                    if self.read != self.write {
                        ptr::copy_nonoverlapping(p as *const T, base.add(self.write), 1);
                    }
                    self.read += 1;
                    self.write += 1;
                } else {
                    self.read += 1;
                    ptr::drop_in_place(p);
                }
            }
        }
    }
}

impl<T> Drop for Gap<'_, T> {
    fn drop(&mut self) {
        let base = self.vec.buf.ptr();
        let rest = self.len - self.read;
        unsafe { ptr::copy(base.add(self.read) as *const T, base.add(self.write), rest) };
        self.vec.len = self.write + rest;
    }
}

/// The iterator of `Vec::extract_if`.
#[picture(fields, vec = "vec", idx = "idx", end = "end", del = "del", old_len = "old_len", pred = "pred")]
#[origin = "alloc::vec::extract_if"]
pub struct ExtractIf<'a, T, F> {
    vec: &'a mut Vec<T>,
    idx: usize,
    end: usize,
    del: usize,
    old_len: usize,
    pred: F,
}

impl<T, F: FnMut(&mut T) -> bool> Iterator for ExtractIf<'_, T, F> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        let base = self.vec.buf.ptr();
        while self.idx < self.end {
            unsafe {
                let p = base.add(self.idx);
                let taken = (self.pred)(&mut *p);
                self.idx += 1;
                if taken {
                    self.del += 1;
                    return Some(ptr::read(p));
                } else if self.del > 0 {
                    ptr::copy_nonoverlapping(p as *const T, base.add(self.idx - 1 - self.del), 1);
                }
            }
        }
        None
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, Some(self.end - self.idx))
    }
}

impl<T, F> Drop for ExtractIf<'_, T, F> {
    fn drop(&mut self) {
        let base = self.vec.buf.ptr();
        if self.del > 0 {
            unsafe { ptr::copy(base.add(self.idx) as *const T, base.add(self.idx - self.del), self.old_len - self.idx) };
        }
        self.vec.len = self.old_len - self.del;
    }
}
