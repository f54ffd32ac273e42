//! `Vec::splice`.

use super::{Drain, Vec};
use crate::ops::RangeBounds;

/// Gives the removed elements; on drop, puts the new ones in their place.
#[picture(fields, drain = "drain", replace_with = "replace_with")]
pub struct Splice<'a, I: Iterator + 'a> {
    drain: Drain<'a, I::Item>,
    replace_with: I,
}

impl<T> Vec<T> {
    pub fn splice<R, I>(&mut self, range: R, replace_with: I) -> Splice<'_, I::IntoIter>
    where
        R: RangeBounds<usize>,
        I: IntoIterator<Item = T>,
    {
        Splice { drain: self.drain(range), replace_with: replace_with.into_iter() }
    }
}

impl<I: Iterator> Iterator for Splice<'_, I> {
    type Item = I::Item;
    fn next(&mut self) -> Option<I::Item> {
        self.drain.next()
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.drain.size_hint()
    }
}

impl<I: Iterator> DoubleEndedIterator for Splice<'_, I> {
    fn next_back(&mut self) -> Option<I::Item> {
        self.drain.next_back()
    }
}

impl<I: Iterator> ExactSizeIterator for Splice<'_, I> {}

impl<I: Iterator> Drop for Splice<'_, I> {
    fn drop(&mut self) {
        while let Some(old) = self.drain.next() {
            drop(old);
        }
        self.drain.forget_range();
        if !self.drain.has_tail() {
            while let Some(item) = self.replace_with.next() {
                self.drain.vec_mut().push(item);
            }
            return;
        }
        if !self.drain.fill(&mut self.replace_with) {
            return;
        }
        let mut rest = Vec::new();
        while let Some(item) = self.replace_with.next() {
            rest.push(item);
        }
        if rest.len() > 0 {
            self.drain.move_tail(rest.len());
            let mut rest = rest.into_iter();
            self.drain.fill(&mut rest);
        }
    }
}
