//! `flatten` and `flat_map`.

use super::{FusedIterator, Map};
use crate::fmt;

/// Iterators one after another, and the two that were begun, at the front and at the back.
#[derive(Clone, Debug)]
struct FlattenCompat<I, U> {
    iter: super::Fuse<I>,
    front: Option<U>,
    back: Option<U>,
}

impl<I: Iterator, U> FlattenCompat<I, U> {
    fn new(iter: I) -> FlattenCompat<I, U> {
        FlattenCompat { iter: iter.fuse(), front: None, back: None }
    }
}

impl<I, U> FlattenCompat<I, U>
where
    I: Iterator<Item: IntoIterator<IntoIter = U, Item = U::Item>>,
    U: Iterator,
{
    #[inline]
    fn next(&mut self) -> Option<U::Item> {
        loop {
            if let Some(inner) = &mut self.front {
                match inner.next() {
                    None => self.front = None,
                    some => return some,
                }
            }
            match self.iter.next() {
                Some(inner) => self.front = Some(inner.into_iter()),
                None => break,
            }
        }
        match &mut self.back {
            Some(inner) => match inner.next() {
                None => {
                    self.back = None;
                    None
                }
                some => some,
            },
            None => None,
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let (front_lower, front_upper) = match &self.front {
            Some(inner) => inner.size_hint(),
            None => (0, Some(0)),
        };
        let (back_lower, back_upper) = match &self.back {
            Some(inner) => inner.size_hint(),
            None => (0, Some(0)),
        };
        let upper = match (self.iter.size_hint(), front_upper, back_upper) {
            ((0, Some(0)), Some(a), Some(b)) => a.checked_add(b),
            _ => None,
        };
        (front_lower.saturating_add(back_lower), upper)
    }

    #[inline]
    fn next_back(&mut self) -> Option<U::Item>
    where
        I: DoubleEndedIterator,
        U: DoubleEndedIterator,
    {
        loop {
            if let Some(inner) = &mut self.back {
                match inner.next_back() {
                    None => self.back = None,
                    some => return some,
                }
            }
            match self.iter.next_back() {
                Some(inner) => self.back = Some(inner.into_iter()),
                None => break,
            }
        }
        match &mut self.front {
            Some(inner) => match inner.next_back() {
                None => {
                    self.front = None;
                    None
                }
                some => some,
            },
            None => None,
        }
    }
}

/// Maps to iterators and gives their values.
#[picture(transparent, field = "inner")]
#[must_use = "iterators are lazy and do nothing unless consumed"]
#[origin = "core::iter::adapters::flatten"]
pub struct FlatMap<I, U: IntoIterator, F> {
    inner: FlattenCompat<Map<I, F>, <U as IntoIterator>::IntoIter>,
}

impl<I: Iterator, U: IntoIterator, F: FnMut(I::Item) -> U> FlatMap<I, U, F> {
    pub(super) fn new(iter: I, f: F) -> FlatMap<I, U, F> {
        FlatMap { inner: FlattenCompat::new(iter.map(f)) }
    }
}

impl<I: Clone, U, F: Clone> Clone for FlatMap<I, U, F>
where
    U: Clone + IntoIterator<IntoIter: Clone>,
{
    fn clone(&self) -> Self {
        FlatMap { inner: self.inner.clone() }
    }
}

impl<I: fmt::Debug, U, F> fmt::Debug for FlatMap<I, U, F>
where
    U: IntoIterator<IntoIter: fmt::Debug>,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FlatMap").field("inner", &self.inner).finish()
    }
}

impl<I: Iterator, U: IntoIterator, F> Iterator for FlatMap<I, U, F>
where
    F: FnMut(I::Item) -> U,
{
    type Item = U::Item;
    #[inline]
    fn next(&mut self) -> Option<U::Item> {
        self.inner.next()
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.inner.size_hint()
    }
}

impl<I: DoubleEndedIterator, U, F> DoubleEndedIterator for FlatMap<I, U, F>
where
    F: FnMut(I::Item) -> U,
    U: IntoIterator<IntoIter: DoubleEndedIterator>,
{
    fn next_back(&mut self) -> Option<U::Item> {
        self.inner.next_back()
    }
}

impl<I: FusedIterator, U: IntoIterator, F: FnMut(I::Item) -> U> FusedIterator for FlatMap<I, U, F> {}

/// Gives the values of an iterator's iterators.
#[picture(transparent, field = "inner")]
#[must_use = "iterators are lazy and do nothing unless consumed"]
#[origin = "core::iter::adapters::flatten"]
pub struct Flatten<I: Iterator<Item: IntoIterator>> {
    inner: FlattenCompat<I, <I::Item as IntoIterator>::IntoIter>,
}

impl<I: Iterator<Item: IntoIterator>> Flatten<I> {
    pub(super) fn new(iter: I) -> Flatten<I> {
        Flatten { inner: FlattenCompat::new(iter) }
    }
}

impl<I, U> fmt::Debug for Flatten<I>
where
    I: fmt::Debug + Iterator<Item: IntoIterator<IntoIter = U, Item = U::Item>>,
    U: fmt::Debug + Iterator,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Flatten").field("inner", &self.inner).finish()
    }
}

impl<I, U> Clone for Flatten<I>
where
    I: Clone + Iterator<Item: IntoIterator<IntoIter = U, Item = U::Item>>,
    U: Clone + Iterator,
{
    fn clone(&self) -> Self {
        Flatten { inner: self.inner.clone() }
    }
}

impl<I, U> Iterator for Flatten<I>
where
    I: Iterator<Item: IntoIterator<IntoIter = U, Item = U::Item>>,
    U: Iterator,
{
    type Item = U::Item;
    #[inline]
    fn next(&mut self) -> Option<U::Item> {
        self.inner.next()
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.inner.size_hint()
    }
}

impl<I, U> DoubleEndedIterator for Flatten<I>
where
    I: DoubleEndedIterator<Item: IntoIterator<IntoIter = U, Item = U::Item>>,
    U: DoubleEndedIterator,
{
    fn next_back(&mut self) -> Option<U::Item> {
        self.inner.next_back()
    }
}

impl<I, U> FusedIterator for Flatten<I>
where
    I: FusedIterator<Item: IntoIterator<IntoIter = U, Item = U::Item>>,
    U: Iterator,
{
}
