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

    pub fn rsplit_mut<F: FnMut(&T) -> bool>(&mut self, pred: F) -> RSplitMut<'_, T, F> {
        RSplitMut { inner: self.split_mut(pred) }
    }

    pub fn split_inclusive_mut<F: FnMut(&T) -> bool>(&mut self, pred: F) -> SplitInclusiveMut<'_, T, F> {
        SplitInclusiveMut { v: self, pred }
    }

    pub fn splitn<F: FnMut(&T) -> bool>(&self, n: usize, pred: F) -> SplitN<'_, T, F> {
        SplitN { inner: self.split(pred), count: n }
    }

    pub fn splitn_mut<F: FnMut(&T) -> bool>(&mut self, n: usize, pred: F) -> SplitNMut<'_, T, F> {
        SplitNMut { inner: self.split_mut(pred), count: n }
    }

    pub fn rsplitn<F: FnMut(&T) -> bool>(&self, n: usize, pred: F) -> RSplitN<'_, T, F> {
        RSplitN { inner: self.split(pred), count: n }
    }

    pub fn rsplitn_mut<F: FnMut(&T) -> bool>(&mut self, n: usize, pred: F) -> RSplitNMut<'_, T, F> {
        RSplitNMut { inner: self.split_mut(pred), count: n }
    }
}

/// The iterator of `split`.
#[picture(fields, v = "v", pred = "pred")]
#[derive(Clone)]
#[origin = "core::slice::iter"]
pub struct Split<'a, T: 'a, P: FnMut(&T) -> bool> {
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
#[picture(fields, v = "v", pred = "pred")]
#[origin = "core::slice::iter"]
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

impl<'a, T, P: FnMut(&T) -> bool> SplitMut<'a, T, P> {
    fn finish(&mut self) -> Option<&'a mut [T]> {
        if self.finished {
            None
        } else {
            self.finished = true;
            Some(mem::take(&mut self.v))
        }
    }
}

impl<'a, T, P: FnMut(&T) -> bool> DoubleEndedIterator for SplitMut<'a, T, P> {
    fn next_back(&mut self) -> Option<&'a mut [T]> {
        if self.finished {
            return None;
        }
        let mut i = self.v.len();
        while i > 0 {
            i -= 1;
            if (self.pred)(&self.v[i]) {
                let (head, tail) = mem::take(&mut self.v).split_at_mut(i);
                self.v = head;
                return Some(&mut tail[1..]);
            }
        }
        self.finish()
    }
}

/// The iterator of `rsplit_mut`.
#[picture(transparent, field = "inner")]
#[origin = "core::slice::iter"]
pub struct RSplitMut<'a, T: 'a, P> {
    inner: SplitMut<'a, T, P>,
}

impl<'a, T, P: FnMut(&T) -> bool> Iterator for RSplitMut<'a, T, P> {
    type Item = &'a mut [T];
    fn next(&mut self) -> Option<&'a mut [T]> {
        self.inner.next_back()
    }
}

/// The iterator of `split_inclusive_mut`.
#[picture(fields, v = "v", pred = "pred")]
#[origin = "core::slice::iter"]
pub struct SplitInclusiveMut<'a, T: 'a, P> {
    v: &'a mut [T],
    pred: P,
}

impl<'a, T, P: FnMut(&T) -> bool> Iterator for SplitInclusiveMut<'a, T, P> {
    type Item = &'a mut [T];
    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.v.is_empty() {
            return None;
        }
        let mut i = 0;
        while i < self.v.len() && !(self.pred)(&self.v[i]) {
            i += 1;
        }
        let end = if i < self.v.len() { i + 1 } else { i };
        let (head, tail) = mem::take(&mut self.v).split_at_mut(end);
        self.v = tail;
        Some(head)
    }
}

/// The iterator of `split_inclusive`.
#[picture(fields, v = "v", pred = "pred")]
#[derive(Clone)]
#[origin = "core::slice::iter"]
pub struct SplitInclusive<'a, T: 'a, P: FnMut(&T) -> bool> {
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
#[picture(transparent, field = "inner")]
#[derive(Clone)]
#[origin = "core::slice::iter"]
pub struct RSplit<'a, T: 'a, P: FnMut(&T) -> bool> {
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

macro_rules! limited_splits {
    ($($(#[$doc:meta])* $name:ident over $Inner:ident $next:ident, $item:ty;)*) => {$(
        $(#[$doc])*
        #[origin = "core::slice::iter"]
        #[picture(fields, rest = "inner", count = "count")]
        pub struct $name<'a, T: 'a, P> {
            inner: $Inner<'a, T, P>,
            count: usize,
        }

        impl<'a, T, P: FnMut(&T) -> bool> Iterator for $name<'a, T, P> {
            type Item = $item;
            fn next(&mut self) -> Option<$item> {
                match self.count {
                    0 => None,
                    1 => {
                        self.count = 0;
                        self.inner.finish()
                    }
                    _ => {
                        self.count -= 1;
                        self.inner.$next()
                    }
                }
            }
        }
    )*};
}

limited_splits! {
    /// The iterator of `splitn`.
    SplitN over Split next, &'a [T];
    /// The iterator of `splitn_mut`.
    SplitNMut over SplitMut next, &'a mut [T];
    /// The iterator of `rsplitn`.
    RSplitN over Split next_back, &'a [T];
    /// The iterator of `rsplitn_mut`.
    RSplitNMut over SplitMut next_back, &'a mut [T];
}
