//! Iterating over the characters and bytes of text.

use super::{char_at, char_before, char_width};
use crate::fmt::{self, Write};
use crate::iter::FusedIterator;

/// Walks over characters: the text, and the byte positions between which it still has to go.
#[picture(text, pointer = "text", first = "front", end = "back")]
#[derive(Clone)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
#[diagnostic_item = "CharsIter"]
#[origin = "core::str::iter"]
pub struct Chars<'a> {
    text: &'a str,
    front: usize,
    back: usize,
}

impl<'a> Chars<'a> {
    #[inline]
    pub(super) fn new(text: &'a str) -> Chars<'a> {
        Chars { text, front: 0, back: text.len() }
    }

    #[inline]
    #[must_use]
    pub fn as_str(&self) -> &'a str {
        unsafe { self.text.get_unchecked(self.front..self.back) }
    }
}

impl<'a> Iterator for Chars<'a> {
    type Item = char;

    #[inline]
    fn next(&mut self) -> Option<char> {
        if self.front == self.back {
            return None;
        }
        let first = self.text.as_bytes()[self.front];
        if first < 0x80 {
            self.front += 1;
            return Some(first as char);
        }
        let c = char_at(self.text, self.front);
        self.front += char_width(first);
        Some(c)
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let n = self.back - self.front;
        ((n + 3) / 4, Some(n))
    }

    fn count(self) -> usize {
        super::count_chars(self.as_str())
    }

    fn last(mut self) -> Option<char> {
        self.next_back()
    }
}

impl<'a> DoubleEndedIterator for Chars<'a> {
    #[inline]
    fn next_back(&mut self) -> Option<char> {
        if self.front == self.back {
            return None;
        }
        let c = char_before(self.text, self.back);
        self.back -= c.len_utf8();
        Some(c)
    }
}

impl FusedIterator for Chars<'_> {}

impl fmt::Debug for Chars<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Chars(")?;
        f.debug_list().entries(self.clone()).finish()?;
        f.write_str(")")
    }
}

/// Walks over characters and where they start.
#[picture(fields, offset = "front_offset", rest = "iter")]
#[derive(Clone, Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
#[origin = "core::str::iter"]
pub struct CharIndices<'a> {
    front_offset: usize,
    iter: Chars<'a>,
}

impl<'a> CharIndices<'a> {
    #[inline]
    pub(super) fn new(text: &'a str) -> CharIndices<'a> {
        CharIndices { front_offset: 0, iter: Chars::new(text) }
    }

    #[must_use]
    pub fn as_str(&self) -> &'a str {
        self.iter.as_str()
    }

    #[must_use]
    pub fn offset(&self) -> usize {
        self.front_offset
    }
}

impl<'a> Iterator for CharIndices<'a> {
    type Item = (usize, char);

    #[inline]
    fn next(&mut self) -> Option<(usize, char)> {
        let at = self.iter.front;
        match self.iter.next() {
            None => None,
            Some(c) => {
                self.front_offset = self.iter.front;
                Some((at, c))
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.iter.size_hint()
    }

    fn count(self) -> usize {
        self.iter.count()
    }
}

impl<'a> DoubleEndedIterator for CharIndices<'a> {
    #[inline]
    fn next_back(&mut self) -> Option<(usize, char)> {
        match self.iter.next_back() {
            None => None,
            Some(c) => Some((self.iter.back, c)),
        }
    }
}

impl FusedIterator for CharIndices<'_> {}

/// Walks over bytes.
#[picture(transparent, field = "0")]
#[derive(Clone, Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
#[origin = "core::str::iter"]
pub struct Bytes<'a>(crate::iter::Copied<crate::slice::Iter<'a, u8>>);

impl<'a> Bytes<'a> {
    #[inline]
    pub(super) fn new(text: &'a str) -> Bytes<'a> {
        Bytes(text.as_bytes().iter().copied())
    }
}

impl Iterator for Bytes<'_> {
    type Item = u8;
    #[inline]
    fn next(&mut self) -> Option<u8> {
        self.0.next()
    }
    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
    fn nth(&mut self, n: usize) -> Option<u8> {
        self.0.nth(n)
    }
}

impl DoubleEndedIterator for Bytes<'_> {
    #[inline]
    fn next_back(&mut self) -> Option<u8> {
        self.0.next_back()
    }
}

impl ExactSizeIterator for Bytes<'_> {}
impl FusedIterator for Bytes<'_> {}

/// The iterator of `encode_utf16`.
#[picture(fields, chars = "chars", extra = "extra")]
#[derive(Clone)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
#[origin = "core::str::iter"]
pub struct EncodeUtf16<'a> {
    chars: Chars<'a>,
    /// The second half of a pair, or 0.
    extra: u16,
}

impl<'a> EncodeUtf16<'a> {
    pub(super) fn new(text: &'a str) -> EncodeUtf16<'a> {
        EncodeUtf16 { chars: Chars::new(text), extra: 0 }
    }
}

impl<'a> Iterator for EncodeUtf16<'a> {
    type Item = u16;
    fn next(&mut self) -> Option<u16> {
        if self.extra != 0 {
            let extra = self.extra;
            self.extra = 0;
            return Some(extra);
        }
        let mut units = [0; 2];
        let c = self.chars.next()?;
        if c.encode_utf16(&mut units).len() == 2 {
            self.extra = units[1];
        }
        Some(units[0])
    }
}

impl FusedIterator for EncodeUtf16<'_> {}

macro_rules! escapes {
    ($(#[$doc:meta] $name:ident $method:ident $inner:ident;)*) => {$(
        #[$doc]
        #[derive(Clone)]
        #[origin = "core::str::iter"]
        #[picture(fields, rest = "chars")]
        pub struct $name<'a> {
            chars: Chars<'a>,
            current: Option<crate::char::$inner>,
        }

        impl<'a> $name<'a> {
            pub(super) fn new(text: &'a str) -> $name<'a> {
                $name { chars: Chars::new(text), current: None }
            }
        }

        impl<'a> Iterator for $name<'a> {
            type Item = char;
            fn next(&mut self) -> Option<char> {
                loop {
                    if let Some(current) = &mut self.current {
                        if let Some(c) = current.next() {
                            return Some(c);
                        }
                    }
                    self.current = Some(self.chars.next()?.$method());
                }
            }
        }

        impl<'a> fmt::Display for $name<'a> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                for c in self.clone() {
                    f.write_char(c)?;
                }
                Ok(())
            }
        }
    )*};
}

escapes! {
    /// The iterator of `escape_debug`.
    EscapeDebug escape_debug EscapeDebug;
    /// The iterator of `escape_default`.
    EscapeDefault escape_default EscapeDefault;
    /// The iterator of `escape_unicode`.
    EscapeUnicode escape_unicode EscapeUnicode;
}

impl fmt::Debug for EncodeUtf16<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EncodeUtf16").finish_non_exhaustive()
    }
}
