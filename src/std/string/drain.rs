//! `String::drain`.

use super::String;
use crate::fmt;
use crate::iter::FusedIterator;
use crate::str::Chars;

/// Takes a range of characters out of a string.
#[picture(transparent, field = "iter")]
#[origin = "alloc::string"]
pub struct Drain<'a> {
    string: *mut String,
    start: usize,
    end: usize,
    iter: Chars<'a>,
}

impl<'a> Drain<'a> {
    pub(super) fn new(string: &'a mut String, start: usize, end: usize) -> Drain<'a> {
        let string = string as *mut String;
        let iter = unsafe { (&*string)[start..end].chars() };
        Drain { string, start, end, iter }
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        self.iter.as_str()
    }
}

unsafe impl Sync for Drain<'_> {}
unsafe impl Send for Drain<'_> {}

impl fmt::Debug for Drain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Drain").field(&self.as_str()).finish()
    }
}

impl Drop for Drain<'_> {
    fn drop(&mut self) {
        unsafe {
            let vec = (*self.string).as_mut_vec();
            if self.start <= self.end && self.end <= vec.len() {
                drop(vec.drain(self.start..self.end));
            }
        }
    }
}

impl Iterator for Drain<'_> {
    type Item = char;
    #[inline]
    fn next(&mut self) -> Option<char> {
        self.iter.next()
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.iter.size_hint()
    }
}

impl DoubleEndedIterator for Drain<'_> {
    #[inline]
    fn next_back(&mut self) -> Option<char> {
        self.iter.next_back()
    }
}

impl FusedIterator for Drain<'_> {}

impl AsRef<str> for Drain<'_> {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl AsRef<[u8]> for Drain<'_> {
    fn as_ref(&self) -> &[u8] {
        self.as_str().as_bytes()
    }
}
