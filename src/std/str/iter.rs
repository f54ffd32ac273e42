//! The iterators of splitting and searching.

use super::pattern::{DoubleEndedPattern, Pattern, ReversePattern};
use super::{char_at, char_before};
use crate::fmt;
use crate::iter::FusedIterator;

/// The matches of a pattern from both ends.
#[derive(Clone)]
#[picture(fields, text = "text", front = "front", back = "back")]
pub(super) struct Found<'a, P> {
    text: &'a str,
    pattern: P,
    /// Where the next search from the front begins; past the end when there is none left.
    front: usize,
    /// Where the next search from the back begins; nothing when there is none left.
    back: Option<usize>,
}

impl<'a, P: Pattern> Found<'a, P> {
    pub(super) fn new(text: &'a str, pattern: P) -> Found<'a, P> {
        Found { text, pattern, front: 0, back: Some(text.len()) }
    }

    fn next(&mut self) -> Option<(usize, usize)> {
        if self.front > self.text.len() {
            return None;
        }
        let found = self.pattern.next_match(self.text, self.front);
        match found {
            None => self.front = self.text.len() + 1,
            // An empty match: the next one is a character further on.
            Some((start, end)) if start == end => {
                self.front = if end == self.text.len() { end + 1 } else { end + char_at(self.text, end).len_utf8() };
            }
            Some((_, end)) => self.front = end,
        }
        match (found, self.back) {
            (Some((_, end)), Some(back)) if end <= back => found,
            _ => None,
        }
    }

    fn next_back(&mut self) -> Option<(usize, usize)> {
        let from = self.back?;
        let found = self.pattern.next_match_back(self.text, from);
        self.back = match found {
            None => None,
            Some((start, end)) if start == end => {
                if start == 0 { None } else { Some(start - char_before(self.text, start).len_utf8()) }
            }
            Some((start, _)) => Some(start),
        };
        match found {
            Some((start, _)) if start >= self.front => found,
            _ => None,
        }
    }
}

/// The parts between matches, from both ends.
#[derive(Clone)]
#[picture(text, pointer = "found.text", first = "start", end = "end")]
pub(super) struct Pieces<'a, P> {
    found: Found<'a, P>,
    start: usize,
    end: usize,
    /// Whether an empty last part counts.
    allow_empty_end: bool,
    finished: bool,
}

impl<'a, P: Pattern> Pieces<'a, P> {
    pub(super) fn new(text: &'a str, pattern: P) -> Pieces<'a, P> {
        Pieces { found: Found::new(text, pattern), start: 0, end: text.len(), allow_empty_end: true, finished: false }
    }

    pub(super) fn without_empty_end(text: &'a str, pattern: P) -> Pieces<'a, P> {
        Pieces { allow_empty_end: false, ..Pieces::new(text, pattern) }
    }

    fn text(&self, start: usize, end: usize) -> &'a str {
        unsafe { self.found.text.get_unchecked(start..end) }
    }

    /// The last part.
    fn rest(&mut self) -> Option<&'a str> {
        if self.finished {
            return None;
        }
        self.finished = true;
        if self.allow_empty_end || self.end > self.start { Some(self.text(self.start, self.end)) } else { None }
    }

    fn next(&mut self) -> Option<&'a str> {
        if self.finished {
            return None;
        }
        match self.found.next() {
            Some((a, b)) => {
                let piece = self.text(self.start, a);
                self.start = b;
                Some(piece)
            }
            None => self.rest(),
        }
    }

    fn next_inclusive(&mut self) -> Option<&'a str> {
        if self.finished {
            return None;
        }
        match self.found.next() {
            Some((_, b)) => {
                let piece = self.text(self.start, b);
                self.start = b;
                Some(piece)
            }
            None => self.rest(),
        }
    }

    /// From the back, an empty part at the very end is passed over if it does not count.
    fn next_back(&mut self) -> Option<&'a str> {
        if self.finished {
            return None;
        }
        if !self.allow_empty_end {
            self.allow_empty_end = true;
            match self.next_back() {
                Some(piece) if !piece.is_empty() => return Some(piece),
                _ => {
                    if self.finished {
                        return None;
                    }
                }
            }
        }
        match self.found.next_back() {
            Some((a, b)) => {
                let piece = self.text(b, self.end);
                self.end = a;
                Some(piece)
            }
            None => {
                self.finished = true;
                Some(self.text(self.start, self.end))
            }
        }
    }

    fn next_back_inclusive(&mut self) -> Option<&'a str> {
        if self.finished {
            return None;
        }
        if !self.allow_empty_end {
            self.allow_empty_end = true;
            match self.next_back_inclusive() {
                Some(piece) if !piece.is_empty() => return Some(piece),
                _ => {
                    if self.finished {
                        return None;
                    }
                }
            }
        }
        match self.found.next_back() {
            Some((_, b)) => {
                let piece = self.text(b, self.end);
                self.end = b;
                Some(piece)
            }
            None => {
                self.finished = true;
                Some(self.text(self.start, self.end))
            }
        }
    }

    fn remainder(&self) -> Option<&'a str> {
        if self.finished { None } else { Some(self.text(self.start, self.end)) }
    }
}

macro_rules! piece_iterators {
    ($(#[$doc:meta] $name:ident: $bound:ident $next:ident, back $back_bound:ident $next_back:ident;)*) => {$(
        #[$doc]
        #[derive(Clone)]
        #[must_use = "iterators are lazy and do nothing unless consumed"]
        #[picture(transparent, field = "0")]
        pub struct $name<'a, P: Pattern>(pub(super) Pieces<'a, P>);

        impl<'a, P: $bound> Iterator for $name<'a, P> {
            type Item = &'a str;
            #[inline]
            fn next(&mut self) -> Option<&'a str> {
                self.0.$next()
            }
        }

        impl<'a, P: $back_bound> DoubleEndedIterator for $name<'a, P> {
            #[inline]
            fn next_back(&mut self) -> Option<&'a str> {
                self.0.$next_back()
            }
        }

        impl<'a, P: $bound> FusedIterator for $name<'a, P> {}

        impl<'a, P: Pattern> fmt::Debug for $name<'a, P> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_tuple(stringify!($name)).field(&self.0.remainder()).finish()
            }
        }
    )*};
}

piece_iterators! {
    /// The iterator of `split`.
    Split: Pattern next, back DoubleEndedPattern next_back;
    /// The iterator of `rsplit`.
    RSplit: ReversePattern next_back, back DoubleEndedPattern next;
    /// The iterator of `split_terminator`.
    SplitTerminator: Pattern next, back DoubleEndedPattern next_back;
    /// The iterator of `rsplit_terminator`.
    RSplitTerminator: ReversePattern next_back, back DoubleEndedPattern next;
    /// The iterator of `split_inclusive`.
    SplitInclusive: Pattern next_inclusive, back DoubleEndedPattern next_back_inclusive;
}

/// The iterator of `splitn`.
#[picture(fields, rest = "pieces", count = "count")]
#[derive(Clone)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct SplitN<'a, P: Pattern> {
    pub(super) pieces: Pieces<'a, P>,
    pub(super) count: usize,
}

impl<'a, P: Pattern> Iterator for SplitN<'a, P> {
    type Item = &'a str;
    fn next(&mut self) -> Option<&'a str> {
        match self.count {
            0 => None,
            1 => {
                self.count = 0;
                self.pieces.rest()
            }
            _ => {
                self.count -= 1;
                self.pieces.next()
            }
        }
    }
}

/// The iterator of `rsplitn`.
#[picture(fields, rest = "pieces", count = "count")]
#[derive(Clone)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct RSplitN<'a, P: Pattern> {
    pub(super) pieces: Pieces<'a, P>,
    pub(super) count: usize,
}

impl<'a, P: ReversePattern> Iterator for RSplitN<'a, P> {
    type Item = &'a str;
    fn next(&mut self) -> Option<&'a str> {
        match self.count {
            0 => None,
            1 => {
                self.count = 0;
                self.pieces.rest()
            }
            _ => {
                self.count -= 1;
                self.pieces.next_back()
            }
        }
    }
}

macro_rules! match_iterators {
    ($(#[$doc:meta] $name:ident: $bound:ident $next:ident, back $next_back:ident, $item:ty, |$text:ident, $start:ident, $end:ident| $value:expr;)*) => {$(
        #[$doc]
        #[derive(Clone)]
        #[must_use = "iterators are lazy and do nothing unless consumed"]
        #[picture(transparent, field = "0")]
        pub struct $name<'a, P: Pattern>(pub(super) Found<'a, P>);

        impl<'a, P: $bound> Iterator for $name<'a, P> {
            type Item = $item;
            fn next(&mut self) -> Option<$item> {
                let ($start, $end) = self.0.$next()?;
                let $text: &'a str = unsafe { self.0.text.get_unchecked($start..$end) };
                Some($value)
            }
        }

        impl<'a, P: DoubleEndedPattern> DoubleEndedIterator for $name<'a, P> {
            fn next_back(&mut self) -> Option<$item> {
                let ($start, $end) = self.0.$next_back()?;
                let $text: &'a str = unsafe { self.0.text.get_unchecked($start..$end) };
                Some($value)
            }
        }
    )*};
}

match_iterators! {
    /// The iterator of `matches`.
    Matches: Pattern next, back next_back, &'a str, |text, start, end| text;
    /// The iterator of `rmatches`.
    RMatches: ReversePattern next_back, back next, &'a str, |text, start, end| text;
    /// The iterator of `match_indices`.
    MatchIndices: Pattern next, back next_back, (usize, &'a str), |text, start, end| (start, text);
    /// The iterator of `rmatch_indices`.
    RMatchIndices: ReversePattern next_back, back next, (usize, &'a str), |text, start, end| (start, text);
}

/// The iterator of `lines`.
#[picture(transparent, field = "pieces")]
#[derive(Clone, Debug)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Lines<'a> {
    pieces: SplitInclusive<'a, char>,
}

/// A line without its end.
fn without_ending(line: &str) -> &str {
    match line.strip_suffix('\n') {
        None => line,
        Some(line) => match line.strip_suffix('\r') {
            None => line,
            Some(line) => line,
        },
    }
}

impl<'a> Lines<'a> {
    pub(super) fn new(text: &'a str) -> Lines<'a> {
        Lines { pieces: text.split_inclusive('\n') }
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = &'a str;
    #[inline]
    fn next(&mut self) -> Option<&'a str> {
        match self.pieces.next() {
            Some(line) => Some(without_ending(line)),
            None => None,
        }
    }
}

impl<'a> DoubleEndedIterator for Lines<'a> {
    fn next_back(&mut self) -> Option<&'a str> {
        match self.pieces.next_back() {
            Some(line) => Some(without_ending(line)),
            None => None,
        }
    }
}

impl FusedIterator for Lines<'_> {}

macro_rules! word_iterators {
    ($(#[$doc:meta] $name:ident $predicate:ident;)*) => {$(
        #[$doc]
        #[derive(Clone, Debug)]
        #[must_use = "iterators are lazy and do nothing unless consumed"]
        #[picture(transparent, field = "rest")]
        pub struct $name<'a> {
            rest: &'a str,
        }

        impl<'a> $name<'a> {
            pub(super) fn new(text: &'a str) -> $name<'a> {
                $name { rest: text }
            }
        }

        impl<'a> Iterator for $name<'a> {
            type Item = &'a str;
            fn next(&mut self) -> Option<&'a str> {
                let text = self.rest;
                let mut start = 0;
                while start < text.len() {
                    let c = char_at(text, start);
                    if !c.$predicate() {
                        break;
                    }
                    start += c.len_utf8();
                }
                let mut end = start;
                while end < text.len() {
                    let c = char_at(text, end);
                    if c.$predicate() {
                        break;
                    }
                    end += c.len_utf8();
                }
                self.rest = unsafe { text.get_unchecked(end..) };
                if start == end { None } else { Some(unsafe { text.get_unchecked(start..end) }) }
            }
        }

        impl<'a> DoubleEndedIterator for $name<'a> {
            fn next_back(&mut self) -> Option<&'a str> {
                let text = self.rest;
                let mut end = text.len();
                while end > 0 {
                    let c = char_before(text, end);
                    if !c.$predicate() {
                        break;
                    }
                    end -= c.len_utf8();
                }
                let mut start = end;
                while start > 0 {
                    let c = char_before(text, start);
                    if c.$predicate() {
                        break;
                    }
                    start -= c.len_utf8();
                }
                self.rest = unsafe { text.get_unchecked(..start) };
                if start == end { None } else { Some(unsafe { text.get_unchecked(start..end) }) }
            }
        }

        impl FusedIterator for $name<'_> {}
    )*};
}

word_iterators! {
    /// The iterator of `split_whitespace`.
    SplitWhitespace is_whitespace;
    /// The iterator of `split_ascii_whitespace`.
    SplitAsciiWhitespace is_ascii_whitespace;
}
