//! What text can be searched for: a character, several characters, a closure, a text.

use crate::string::String;

/// Something to look for in a text.
///
/// A search is without memory: it is told where to look from and says where the next match is, as
/// byte positions of its start and its end.
#[diagnostic_item = "Pattern"]
#[unstable(feature = "pattern", reason = "API not fully fleshed out and ready to be stabilized", issue = "27721")]
pub trait Pattern: Sized {
    /// The first match that lies in `haystack[from..]`.
    fn next_match(&mut self, haystack: &str, from: usize) -> Option<(usize, usize)>;

    /// The last match that lies in `haystack[..to]`.
    fn next_match_back(&mut self, haystack: &str, to: usize) -> Option<(usize, usize)>;

    /// The length of the match at the start of `haystack[from..]`, if there is one there.
    fn prefix_len(&mut self, haystack: &str, from: usize) -> Option<usize>;

    /// The length of the match at the end of `haystack[..to]`, if there is one there.
    fn suffix_len(&mut self, haystack: &str, to: usize) -> Option<usize>;
}

/// Patterns whose matches are the same from the front and from the back: one character at a time.
#[unstable(feature = "pattern", reason = "API not fully fleshed out and ready to be stabilized", issue = "27721")]
pub trait DoubleEndedPattern: ReversePattern {}

/// Every pattern here can be searched for backwards.
#[unstable(feature = "pattern", reason = "API not fully fleshed out and ready to be stabilized", issue = "27721")]
pub trait ReversePattern: Pattern {}

/// Patterns that accept or reject single characters.
trait CharPredicate {
    fn accepts(&mut self, c: char) -> bool;
}

impl CharPredicate for char {
    #[inline]
    fn accepts(&mut self, c: char) -> bool {
        *self == c
    }
}

impl<F: FnMut(char) -> bool> CharPredicate for F {
    #[inline]
    fn accepts(&mut self, c: char) -> bool {
        self(c)
    }
}

impl<const N: usize> CharPredicate for [char; N] {
    fn accepts(&mut self, c: char) -> bool {
        self.contains(&c)
    }
}

impl<const N: usize> CharPredicate for &[char; N] {
    fn accepts(&mut self, c: char) -> bool {
        self.contains(&c)
    }
}

impl CharPredicate for &[char] {
    fn accepts(&mut self, c: char) -> bool {
        self.contains(&c)
    }
}

macro_rules! char_patterns {
    ($([$($generics:tt)*] $t:ty;)*) => {$(
        impl<$($generics)*> Pattern for $t {
            fn next_match(&mut self, haystack: &str, from: usize) -> Option<(usize, usize)> {
                let mut i = from;
                while i < haystack.len() {
                    let c = super::char_at(haystack, i);
                    let next = i + c.len_utf8();
                    if self.accepts(c) {
                        return Some((i, next));
                    }
                    i = next;
                }
                None
            }

            fn next_match_back(&mut self, haystack: &str, to: usize) -> Option<(usize, usize)> {
                let mut i = to;
                while i > 0 {
                    let c = super::char_before(haystack, i);
                    let start = i - c.len_utf8();
                    if self.accepts(c) {
                        return Some((start, i));
                    }
                    i = start;
                }
                None
            }

            fn prefix_len(&mut self, haystack: &str, from: usize) -> Option<usize> {
                if from == haystack.len() {
                    return None;
                }
                let c = super::char_at(haystack, from);
                if self.accepts(c) { Some(c.len_utf8()) } else { None }
            }

            fn suffix_len(&mut self, haystack: &str, to: usize) -> Option<usize> {
                if to == 0 {
                    return None;
                }
                let c = super::char_before(haystack, to);
                if self.accepts(c) { Some(c.len_utf8()) } else { None }
            }
        }

        impl<$($generics)*> DoubleEndedPattern for $t {}
        impl<$($generics)*> ReversePattern for $t {}
    )*};
}

char_patterns! {
    [] char;
    [F: FnMut(char) -> bool] F;
    [const N: usize] [char; N];
    [const N: usize] &[char; N];
    [] &[char];
}

/// Whether `needle` stands at byte `at`.
#[inline]
fn stands_at(haystack: &[u8], at: usize, needle: &[u8]) -> bool {
    unsafe { crate::intrinsics::compare_bytes(haystack.as_ptr().add(at), needle.as_ptr(), needle.len()) == 0 }
}

impl<'b> Pattern for &'b str {
    fn next_match(&mut self, haystack: &str, from: usize) -> Option<(usize, usize)> {
        let (hay, needle) = (haystack.as_bytes(), self.as_bytes());
        let n = needle.len();
        if n == 0 {
            return if from <= hay.len() { Some((from, from)) } else { None };
        }
        let first = needle[0];
        let mut i = from;
        while i + n <= hay.len() {
            if hay[i] == first && stands_at(hay, i, needle) {
                return Some((i, i + n));
            }
            i += 1;
        }
        None
    }

    fn next_match_back(&mut self, haystack: &str, to: usize) -> Option<(usize, usize)> {
        let (hay, needle) = (haystack.as_bytes(), self.as_bytes());
        let n = needle.len();
        if n == 0 {
            return Some((to, to));
        }
        let mut end = to;
        while end >= n {
            if stands_at(hay, end - n, needle) {
                return Some((end - n, end));
            }
            end -= 1;
        }
        None
    }

    fn prefix_len(&mut self, haystack: &str, from: usize) -> Option<usize> {
        let n = self.len();
        if from + n <= haystack.len() && stands_at(haystack.as_bytes(), from, self.as_bytes()) { Some(n) } else { None }
    }

    fn suffix_len(&mut self, haystack: &str, to: usize) -> Option<usize> {
        let n = self.len();
        if n <= to && stands_at(haystack.as_bytes(), to - n, self.as_bytes()) { Some(n) } else { None }
    }
}

impl<'b> ReversePattern for &'b str {}

impl<'b> Pattern for &'b String {
    fn next_match(&mut self, haystack: &str, from: usize) -> Option<(usize, usize)> {
        self.as_str().next_match(haystack, from)
    }
    fn next_match_back(&mut self, haystack: &str, to: usize) -> Option<(usize, usize)> {
        self.as_str().next_match_back(haystack, to)
    }
    fn prefix_len(&mut self, haystack: &str, from: usize) -> Option<usize> {
        self.as_str().prefix_len(haystack, from)
    }
    fn suffix_len(&mut self, haystack: &str, to: usize) -> Option<usize> {
        self.as_str().suffix_len(haystack, to)
    }
}

impl<'b> ReversePattern for &'b String {}

impl<'b, 'c> Pattern for &'c &'b str {
    fn next_match(&mut self, haystack: &str, from: usize) -> Option<(usize, usize)> {
        let mut needle: &str = **self;
        needle.next_match(haystack, from)
    }
    fn next_match_back(&mut self, haystack: &str, to: usize) -> Option<(usize, usize)> {
        let mut needle: &str = **self;
        needle.next_match_back(haystack, to)
    }
    fn prefix_len(&mut self, haystack: &str, from: usize) -> Option<usize> {
        let mut needle: &str = **self;
        needle.prefix_len(haystack, from)
    }
    fn suffix_len(&mut self, haystack: &str, to: usize) -> Option<usize> {
        let mut needle: &str = **self;
        needle.suffix_len(haystack, to)
    }
}

impl<'b, 'c> ReversePattern for &'c &'b str {}
