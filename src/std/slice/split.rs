//! Splitting slices at elements that satisfy a predicate.

use crate::iter::FusedIterator;
use crate::mem;

impl<T> [T] {
    pub fn split<F: FnMut(&T) -> bool>(&self, pred: F) -> Split<'_, T, F> {
        Split { v: self, pred, finished: false }
    }

    pub fn split_mut<F: FnMut(&T) -> bool>(&mut self, pred: F) -> SplitMut<'_, T, F> {
        SplitMut { v: self, pred, finished: false }
    }

    pub fn split_inclusive<F: FnMut(&T) -> bool>(&self, pred: F) -> SplitInclusive<'_, T, F> {
        SplitInclusive { v: self, pred }
    }

    pub fn rsplit<F: FnMut(&T) -> bool>(&self, pred: F) -> RSplit<'_, T, F> {
        RSplit { inner: self.split(pred) }
    }

    pub fn splitn<F: FnMut(&T) -> bool>(&self, n: usize, pred: F) -> SplitN<'_, T, F> {
        SplitN { inner: self.split(pred), count: n }
    }
}

/// The iterator of `split`.
#[derive(Clone)]
pub struct Split<'a, T: 'a, P> {
    v: &'a [T],
    pred: P,
    finished: bool,
}

impl<'a, T, P: FnMut(&T) -> bool> Split<'a, T, P> {
    fn finish(&mut self) -> Option<&'a [T]> {
        if self.finished {
            None
        } else {
            self.finished = true;
            Some(self.v)
        }
    }
}

impl<'a, T, P: FnMut(&T) -> bool> Iterator for Split<'a, T, P> {
    type Item = &'a [T];
    fn next(&mut self) -> Option<&'a [T]> {
        if self.finished {
            return None;
        }
        let v = self.v;
        let mut i = 0;
        while i < v.len() {
            if (self.pred)(&v[i]) {
                self.v = &v[i + 1..];
                return Some(&v[..i]);
            }
            i += 1;
        }
        self.finish()
    }
}

impl<'a, T, P: FnMut(&T) -> bool> DoubleEndedIterator for Split<'a, T, P> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        if self.finished {
            return None;
        }
        let v = self.v;
        let mut i = v.len();
        while i > 0 {
            i -= 1;
            if (self.pred)(&v[i]) {
                self.v = &v[..i];
                return Some(&v[i + 1..]);
            }
        }
        self.finish()
    }
}

impl<T, P: FnMut(&T) -> bool> FusedIterator for Split<'_, T, P> {}

/// The iterator of `split_mut`.
pub struct SplitMut<'a, T: 'a, P> {
    v: &'a mut [T],
    pred: P,
    finished: bool,
}

impl<'a, T, P: FnMut(&T) -> bool> Iterator for SplitMut<'a, T, P> {
    type Item = &'a mut [T];
    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.finished {
            return None;
        }
        let v = mem::take(&mut self.v);
        let mut i = 0;
        while i < v.len() {
            if (self.pred)(&v[i]) {
                let (head, tail) = v.split_at_mut(i);
                self.v = &mut tail[1..];
                return Some(head);
            }
            i += 1;
        }
        self.finished = true;
        Some(v)
    }
}

/// The iterator of `split_inclusive`.
#[derive(Clone)]
pub struct SplitInclusive<'a, T: 'a, P> {
    v: &'a [T],
    pred: P,
}

impl<'a, T, P: FnMut(&T) -> bool> Iterator for SplitInclusive<'a, T, P> {
    type Item = &'a [T];
    fn next(&mut self) -> Option<&'a [T]> {
        let v = self.v;
        if v.is_empty() {
            return None;
        }
        let mut i = 0;
        while i < v.len() && !(self.pred)(&v[i]) {
            i += 1;
        }
        let end = if i < v.len() { i + 1 } else { i };
        self.v = &v[end..];
        Some(&v[..end])
    }
}

/// The iterator of `rsplit`.
#[derive(Clone)]
pub struct RSplit<'a, T: 'a, P> {
    inner: Split<'a, T, P>,
}

impl<'a, T, P: FnMut(&T) -> bool> Iterator for RSplit<'a, T, P> {
    type Item = &'a [T];
    fn next(&mut self) -> Option<&'a [T]> {
        self.inner.next_back()
    }
}

impl<'a, T, P: FnMut(&T) -> bool> DoubleEndedIterator for RSplit<'a, T, P> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        self.inner.next()
    }
}

/// The iterator of `splitn`.
pub struct SplitN<'a, T: 'a, P> {
    inner: Split<'a, T, P>,
    count: usize,
}

impl<'a, T, P: FnMut(&T) -> bool> Iterator for SplitN<'a, T, P> {
    type Item = &'a [T];
    fn next(&mut self) -> Option<&'a [T]> {
        match self.count {
            0 => None,
            1 => {
                self.count = 0;
                self.inner.finish()
            }
            _ => {
                self.count -= 1;
                self.inner.next()
            }
        }
    }
}
