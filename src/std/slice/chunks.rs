//! Windows and chunks of slices.

use crate::fmt;
use crate::iter::FusedIterator;
use crate::mem;

impl<T> [T] {
    #[track_caller]
    #[rustc_const_unstable]
    pub fn windows(&self, size: usize) -> Windows<'_, T> {
        assert!(size != 0, "window size must be non-zero");
        Windows { v: self, size }
    }

    #[track_caller]
    #[rustc_const_unstable]
    pub fn chunks(&self, chunk_size: usize) -> Chunks<'_, T> {
        assert!(chunk_size != 0, "chunk size must be non-zero");
        Chunks { v: self, chunk_size }
    }

    #[track_caller]
    #[rustc_const_unstable]
    pub fn chunks_mut(&mut self, chunk_size: usize) -> ChunksMut<'_, T> {
        assert!(chunk_size != 0, "chunk size must be non-zero");
        ChunksMut { v: self, chunk_size }
    }

    #[track_caller]
    #[rustc_const_unstable]
    pub fn chunks_exact(&self, chunk_size: usize) -> ChunksExact<'_, T> {
        assert!(chunk_size != 0, "chunk size must be non-zero");
        let whole = self.len() / chunk_size * chunk_size;
        let (v, rem) = self.split_at(whole);
        ChunksExact { v, rem, chunk_size }
    }

    #[track_caller]
    #[rustc_const_unstable]
    pub fn chunks_exact_mut(&mut self, chunk_size: usize) -> ChunksExactMut<'_, T> {
        assert!(chunk_size != 0, "chunk size must be non-zero");
        let whole = self.len() / chunk_size * chunk_size;
        let (v, rem) = self.split_at_mut(whole);
        ChunksExactMut { v, rem, chunk_size }
    }

    #[track_caller]
    #[rustc_const_unstable]
    pub fn rchunks(&self, chunk_size: usize) -> RChunks<'_, T> {
        assert!(chunk_size != 0, "chunk size must be non-zero");
        RChunks { v: self, chunk_size }
    }

    #[track_caller]
    #[rustc_const_unstable]
    pub fn rchunks_mut(&mut self, chunk_size: usize) -> RChunksMut<'_, T> {
        assert!(chunk_size != 0, "chunk size must be non-zero");
        RChunksMut { v: self, chunk_size }
    }

    #[track_caller]
    #[rustc_const_unstable]
    pub fn rchunks_exact(&self, chunk_size: usize) -> RChunksExact<'_, T> {
        assert!(chunk_size != 0, "chunk size must be non-zero");
        let extra = self.len() % chunk_size;
        let (rem, v) = self.split_at(extra);
        RChunksExact { v, rem, chunk_size }
    }

    #[track_caller]
    #[rustc_const_unstable]
    pub fn rchunks_exact_mut(&mut self, chunk_size: usize) -> RChunksExactMut<'_, T> {
        assert!(chunk_size != 0, "chunk size must be non-zero");
        let extra = self.len() % chunk_size;
        let (rem, v) = self.split_at_mut(extra);
        RChunksExactMut { v, rem, chunk_size }
    }

    #[rustc_const_unstable]
    pub fn chunk_by<F: FnMut(&T, &T) -> bool>(&self, pred: F) -> ChunkBy<'_, T, F> {
        ChunkBy { v: self, pred }
    }

    #[rustc_const_unstable]
    pub fn chunk_by_mut<F: FnMut(&T, &T) -> bool>(&mut self, pred: F) -> ChunkByMut<'_, T, F> {
        ChunkByMut { v: self, pred }
    }
}

/// The iterator of `windows`.
#[picture(fields, v = "v", size = "size")]
#[derive(Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
#[origin = "core::slice::iter"]
pub struct Windows<'a, T: 'a> {
    v: &'a [T],
    size: usize,
}

impl<'a, T> Iterator for Windows<'a, T> {
    type Item = &'a [T];
    #[inline]
    fn next(&mut self) -> Option<&'a [T]> {
        if self.size > self.v.len() {
            return None;
        }
        let window = &self.v[..self.size];
        self.v = &self.v[1..];
        Some(window)
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = if self.size > self.v.len() { 0 } else { self.v.len() - self.size + 1 };
        (n, Some(n))
    }
    fn nth(&mut self, n: usize) -> Option<&'a [T]> {
        let skip = if n < self.v.len() { n } else { self.v.len() };
        self.v = &self.v[skip..];
        self.next()
    }
}

impl<'a, T> DoubleEndedIterator for Windows<'a, T> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        if self.size > self.v.len() {
            return None;
        }
        let window = &self.v[self.v.len() - self.size..];
        self.v = &self.v[..self.v.len() - 1];
        Some(window)
    }
}

/// The iterator of `chunks`.
#[picture(fields, v = "v", chunk_size = "chunk_size")]
#[derive(Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
#[origin = "core::slice::iter"]
pub struct Chunks<'a, T: 'a> {
    v: &'a [T],
    chunk_size: usize,
}

fn ceil_div(n: usize, d: usize) -> usize {
    n / d + if n % d > 0 { 1 } else { 0 }
}

fn last_len(n: usize, d: usize) -> usize {
    if n % d == 0 { d } else { n % d }
}

impl<'a, T> Iterator for Chunks<'a, T> {
    type Item = &'a [T];
    #[inline]
    fn next(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            return None;
        }
        let n = if self.chunk_size < self.v.len() { self.chunk_size } else { self.v.len() };
        let (head, tail) = self.v.split_at(n);
        self.v = tail;
        Some(head)
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = ceil_div(self.v.len(), self.chunk_size);
        (n, Some(n))
    }
}

impl<'a, T> DoubleEndedIterator for Chunks<'a, T> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            return None;
        }
        let (head, tail) = self.v.split_at(self.v.len() - last_len(self.v.len(), self.chunk_size));
        self.v = head;
        Some(tail)
    }
}

/// The iterator of `chunks_mut`.
#[picture(fields, v = "v", chunk_size = "chunk_size")]
#[must_use = "iterators are lazy and do nothing unless consumed"]
#[origin = "core::slice::iter"]
pub struct ChunksMut<'a, T: 'a> {
    v: &'a mut [T],
    chunk_size: usize,
}

impl<'a, T> Iterator for ChunksMut<'a, T> {
    type Item = &'a mut [T];
    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.v.is_empty() {
            return None;
        }
        let v = mem::take(&mut self.v);
        let n = if self.chunk_size < v.len() { self.chunk_size } else { v.len() };
        let (head, tail) = v.split_at_mut(n);
        self.v = tail;
        Some(head)
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = ceil_div(self.v.len(), self.chunk_size);
        (n, Some(n))
    }
}

impl<'a, T> DoubleEndedIterator for ChunksMut<'a, T> {
    fn next_back(&mut self) -> Option<&'a mut [T]> {
        if self.v.is_empty() {
            return None;
        }
        let v = mem::take(&mut self.v);
        let at = v.len() - last_len(v.len(), self.chunk_size);
        let (head, tail) = v.split_at_mut(at);
        self.v = head;
        Some(tail)
    }
}

/// The iterator of `chunks_exact`.
#[picture(fields, v = "v", rem = "rem", chunk_size = "chunk_size")]
#[derive(Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
#[origin = "core::slice::iter"]
pub struct ChunksExact<'a, T: 'a> {
    v: &'a [T],
    rem: &'a [T],
    chunk_size: usize,
}

impl<'a, T> ChunksExact<'a, T> {
    #[must_use]
    pub fn remainder(&self) -> &'a [T] {
        self.rem
    }
}

impl<'a, T> Iterator for ChunksExact<'a, T> {
    type Item = &'a [T];
    fn next(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            return None;
        }
        let (head, tail) = self.v.split_at(self.chunk_size);
        self.v = tail;
        Some(head)
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = self.v.len() / self.chunk_size;
        (n, Some(n))
    }
}

impl<'a, T> DoubleEndedIterator for ChunksExact<'a, T> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            return None;
        }
        let (head, tail) = self.v.split_at(self.v.len() - self.chunk_size);
        self.v = head;
        Some(tail)
    }
}

/// The iterator of `chunks_exact_mut`.
#[picture(fields, v = "v", rem = "rem", chunk_size = "chunk_size")]
#[must_use = "iterators are lazy and do nothing unless consumed"]
#[origin = "core::slice::iter"]
pub struct ChunksExactMut<'a, T: 'a> {
    v: &'a mut [T],
    rem: &'a mut [T],
    chunk_size: usize,
}

impl<'a, T> ChunksExactMut<'a, T> {
    pub fn into_remainder(self) -> &'a mut [T] {
        self.rem
    }
}

impl<'a, T> Iterator for ChunksExactMut<'a, T> {
    type Item = &'a mut [T];
    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.v.is_empty() {
            return None;
        }
        let (head, tail) = mem::take(&mut self.v).split_at_mut(self.chunk_size);
        self.v = tail;
        Some(head)
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = self.v.len() / self.chunk_size;
        (n, Some(n))
    }
}

/// The iterator of `rchunks`.
#[picture(fields, v = "v", chunk_size = "chunk_size")]
#[derive(Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
#[origin = "core::slice::iter"]
pub struct RChunks<'a, T: 'a> {
    v: &'a [T],
    chunk_size: usize,
}

impl<'a, T> Iterator for RChunks<'a, T> {
    type Item = &'a [T];
    fn next(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            return None;
        }
        let at = if self.v.len() > self.chunk_size { self.v.len() - self.chunk_size } else { 0 };
        let (head, tail) = self.v.split_at(at);
        self.v = head;
        Some(tail)
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = ceil_div(self.v.len(), self.chunk_size);
        (n, Some(n))
    }
}

impl<'a, T> DoubleEndedIterator for RChunks<'a, T> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            return None;
        }
        let (head, tail) = self.v.split_at(last_len(self.v.len(), self.chunk_size));
        self.v = tail;
        Some(head)
    }
}

/// The iterator of `rchunks_mut`.
#[picture(fields, v = "v", chunk_size = "chunk_size")]
#[must_use = "iterators are lazy and do nothing unless consumed"]
#[origin = "core::slice::iter"]
pub struct RChunksMut<'a, T: 'a> {
    v: &'a mut [T],
    chunk_size: usize,
}

impl<'a, T> Iterator for RChunksMut<'a, T> {
    type Item = &'a mut [T];
    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.v.is_empty() {
            return None;
        }
        let v = mem::take(&mut self.v);
        let at = if v.len() > self.chunk_size { v.len() - self.chunk_size } else { 0 };
        let (head, tail) = v.split_at_mut(at);
        self.v = head;
        Some(tail)
    }
}

/// The iterator of `rchunks_exact`.
#[picture(fields, v = "v", rem = "rem", chunk_size = "chunk_size")]
#[derive(Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
#[origin = "core::slice::iter"]
pub struct RChunksExact<'a, T: 'a> {
    v: &'a [T],
    rem: &'a [T],
    chunk_size: usize,
}

impl<'a, T> RChunksExact<'a, T> {
    #[must_use]
    pub fn remainder(&self) -> &'a [T] {
        self.rem
    }
}

impl<'a, T> Iterator for RChunksExact<'a, T> {
    type Item = &'a [T];
    fn next(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            return None;
        }
        let (head, tail) = self.v.split_at(self.v.len() - self.chunk_size);
        self.v = head;
        Some(tail)
    }
}

/// The iterator of `rchunks_exact_mut`.
#[picture(fields, v = "v", rem = "rem", chunk_size = "chunk_size")]
#[must_use = "iterators are lazy and do nothing unless consumed"]
#[origin = "core::slice::iter"]
pub struct RChunksExactMut<'a, T: 'a> {
    v: &'a mut [T],
    rem: &'a mut [T],
    chunk_size: usize,
}

impl<'a, T> RChunksExactMut<'a, T> {
    pub fn into_remainder(self) -> &'a mut [T] {
        self.rem
    }
}

impl<'a, T> Iterator for RChunksExactMut<'a, T> {
    type Item = &'a mut [T];
    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.v.is_empty() {
            return None;
        }
        let v = mem::take(&mut self.v);
        let at = v.len() - self.chunk_size;
        let (head, tail) = v.split_at_mut(at);
        self.v = head;
        Some(tail)
    }
}

/// The iterator of `chunk_by`.
#[picture(fields, v = "v", pred = "pred")]
#[must_use = "iterators are lazy and do nothing unless consumed"]
#[origin = "core::slice::iter"]
pub struct ChunkBy<'a, T: 'a, P> {
    v: &'a [T],
    pred: P,
}

/// How many leading elements belong together.
fn run_length<T, P: FnMut(&T, &T) -> bool>(v: &[T], pred: &mut P) -> usize {
    let mut n = 1;
    while n < v.len() && pred(&v[n - 1], &v[n]) {
        n += 1;
    }
    n
}

impl<'a, T, P: FnMut(&T, &T) -> bool> Iterator for ChunkBy<'a, T, P> {
    type Item = &'a [T];
    fn next(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            return None;
        }
        let (head, tail) = self.v.split_at(run_length(self.v, &mut self.pred));
        self.v = tail;
        Some(head)
    }
}

impl<'a, T, P: FnMut(&T, &T) -> bool> DoubleEndedIterator for ChunkBy<'a, T, P> {
    fn next_back(&mut self) -> Option<&'a [T]> {
        if self.v.is_empty() {
            return None;
        }
        let mut at = self.v.len() - 1;
        while at > 0 && (self.pred)(&self.v[at - 1], &self.v[at]) {
            at -= 1;
        }
        let (head, tail) = self.v.split_at(at);
        self.v = head;
        Some(tail)
    }
}

/// The iterator of `chunk_by_mut`.
#[picture(fields, v = "v", pred = "pred")]
#[must_use = "iterators are lazy and do nothing unless consumed"]
#[origin = "core::slice::iter"]
pub struct ChunkByMut<'a, T: 'a, P> {
    v: &'a mut [T],
    pred: P,
}

impl<'a, T, P: FnMut(&T, &T) -> bool> Iterator for ChunkByMut<'a, T, P> {
    type Item = &'a mut [T];
    fn next(&mut self) -> Option<&'a mut [T]> {
        if self.v.is_empty() {
            return None;
        }
        let n = run_length(self.v, &mut self.pred);
        let (head, tail) = mem::take(&mut self.v).split_at_mut(n);
        self.v = tail;
        Some(head)
    }
}

macro_rules! chunk_traits {
    ($($name:ident)*) => {$(
        impl<T> ExactSizeIterator for $name<'_, T> {}
        impl<T> FusedIterator for $name<'_, T> {}
    )*};
}

chunk_traits! { Windows Chunks ChunksMut ChunksExact ChunksExactMut RChunks }

macro_rules! chunk_clones {
    ($($name:ident { $($field:ident)* })*) => {$(
        impl<T> Clone for $name<'_, T> {
            fn clone(&self) -> Self {
                $name { $($field: self.$field),* }
            }
        }
    )*};
}

chunk_clones! { Windows { v size } Chunks { v chunk_size } ChunksExact { v rem chunk_size } RChunks { v chunk_size } }

impl<T: fmt::Debug> fmt::Debug for ChunksMut<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ChunksMut").field("v", &self.v).field("chunk_size", &self.chunk_size).finish()
    }
}

impl<T, P: Clone> Clone for ChunkBy<'_, T, P> {
    fn clone(&self) -> Self {
        ChunkBy { v: self.v, pred: self.pred.clone() }
    }
}

macro_rules! chunk_by_extras {
    ($($name:ident $shown:literal;)*) => {$(
        impl<'a, T: 'a, P: FnMut(&T, &T) -> bool> FusedIterator for $name<'a, T, P> {}

        impl<'a, T: 'a + fmt::Debug, P> fmt::Debug for $name<'a, T, P> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct($shown).field("slice", &self.v).finish()
            }
        }
    )*};
}

chunk_by_extras! {
    ChunkBy "ChunkBy";
    ChunkByMut "ChunkByMut";
}
