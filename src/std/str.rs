//! `str`: the basic methods of text; more of them in the files of this folder.

mod chars;
mod error;
mod index;
mod iter;
mod lossy;
pub mod pattern;
mod search;
mod traits;
mod trim;
mod utf8;

use crate::boxed::Box;
use crate::string::String;

pub use self::chars::{Bytes, CharIndices, Chars, EncodeUtf16, EscapeDebug, EscapeDefault, EscapeUnicode};
pub use self::error::{ParseBoolError, Utf8Error};
pub use self::iter::{
    Lines, MatchIndices, Matches, RMatchIndices, RMatches, RSplit, RSplitN, RSplitTerminator, Split, SplitAsciiWhitespace, SplitInclusive, SplitN,
    SplitTerminator, SplitWhitespace,
};
pub use self::lossy::{Utf8Chunk, Utf8Chunks};
pub use self::traits::FromStr;
pub use self::utf8::{from_utf8, from_utf8_mut, from_utf8_unchecked, from_utf8_unchecked_mut};
pub(crate) use self::utf8::{char_at, char_before, char_width, count_chars};

impl str {
    #[inline]
    #[must_use]
    #[diagnostic_item = "str_len"]
    pub const fn len(&self) -> usize {
        self.as_bytes().len()
    }

    #[inline]
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub const fn from_utf8(v: &[u8]) -> Result<&str, Utf8Error> {
        from_utf8(v)
    }

    #[must_use]
    pub const unsafe fn from_utf8_unchecked(v: &[u8]) -> &str {
        unsafe { from_utf8_unchecked(v) }
    }

    pub const fn from_utf8_mut(v: &mut [u8]) -> Result<&mut str, Utf8Error> {
        from_utf8_mut(v)
    }

    #[must_use]
    pub const unsafe fn from_utf8_unchecked_mut(v: &mut [u8]) -> &mut str {
        unsafe { from_utf8_unchecked_mut(v) }
    }

    #[inline]
    #[must_use]
    pub const fn is_char_boundary(&self, index: usize) -> bool {
        let len = self.len();
        if index == 0 || index == len {
            return true;
        }
        // A byte that continues a character is 10xx_xxxx.
        index < len && self.as_bytes()[index] & 0xC0 != 0x80
    }

    #[must_use]
    pub const fn floor_char_boundary(&self, index: usize) -> usize {
        if index >= self.len() {
            return self.len();
        }
        let mut i = index;
        while !self.is_char_boundary(i) {
            i -= 1;
        }
        i
    }

    #[must_use]
    pub const fn ceil_char_boundary(&self, index: usize) -> usize {
        if index >= self.len() {
            return self.len();
        }
        let mut i = index;
        while !self.is_char_boundary(i) {
            i += 1;
        }
        i
    }

    #[inline]
    #[must_use]
    #[diagnostic_item = "str_as_bytes"]
    pub const fn as_bytes(&self) -> &[u8] {
        unsafe { &*(self as *const str as *const [u8]) }
    }

    #[must_use]
    pub const unsafe fn as_bytes_mut(&mut self) -> &mut [u8] {
        unsafe { &mut *(self as *mut str as *mut [u8]) }
    }

    #[inline]
    #[must_use]
    #[diagnostic_item = "str_as_ptr"]
    pub const fn as_ptr(&self) -> *const u8 {
        self as *const str as *const u8
    }

    #[must_use]
    pub const fn as_mut_ptr(&mut self) -> *mut u8 {
        self as *mut str as *mut u8
    }

    #[inline]
    #[rustc_const_unstable = "conditionally"]
    pub fn get<I: crate::slice::SliceIndex<str>>(&self, i: I) -> Option<&I::Output> {
        i.get(self)
    }

    #[rustc_const_unstable = "conditionally"]
    pub fn get_mut<I: crate::slice::SliceIndex<str>>(&mut self, i: I) -> Option<&mut I::Output> {
        i.get_mut(self)
    }

    #[inline]
    pub unsafe fn get_unchecked<I: crate::slice::SliceIndex<str>>(&self, i: I) -> &I::Output {
        unsafe { &*i.get_unchecked(self) }
    }

    #[deprecated(since = "1.29.0", note = "use `get_unchecked(begin..end)` instead")]
    #[must_use]
    pub unsafe fn slice_unchecked(&self, begin: usize, end: usize) -> &str {
        unsafe { self.get_unchecked(begin..end) }
    }

    #[deprecated(since = "1.29.0", note = "use `get_unchecked_mut(begin..end)` instead")]
    pub unsafe fn slice_mut_unchecked(&mut self, begin: usize, end: usize) -> &mut str {
        unsafe { self.get_unchecked_mut(begin..end) }
    }

    pub unsafe fn get_unchecked_mut<I: crate::slice::SliceIndex<str>>(&mut self, i: I) -> &mut I::Output {
        unsafe { &mut *i.get_unchecked_mut(self) }
    }

    #[must_use]
    pub const fn split_at(&self, mid: usize) -> (&str, &str) {
        match self.split_at_checked(mid) {
            Some(pair) => pair,
            None => index::slice_error_fail(self, 0, mid),
        }
    }

    #[must_use]
    pub const fn split_at_mut(&mut self, mid: usize) -> (&mut str, &mut str) {
        if !self.is_char_boundary(mid) {
            index::slice_error_fail(self, 0, mid)
        }
        let (a, b) = unsafe { self.as_bytes_mut() }.split_at_mut(mid);
        unsafe { (from_utf8_unchecked_mut(a), from_utf8_unchecked_mut(b)) }
    }

    #[must_use]
    pub const fn split_at_checked(&self, mid: usize) -> Option<(&str, &str)> {
        if self.is_char_boundary(mid) {
            Some(unsafe { (self.get_unchecked(0..mid), self.get_unchecked(mid..self.len())) })
        } else {
            None
        }
    }

    #[must_use]
    pub const fn split_at_mut_checked(&mut self, mid: usize) -> Option<(&mut str, &mut str)> {
        if self.is_char_boundary(mid) { Some(self.split_at_mut(mid)) } else { None }
    }

    #[inline]
    #[diagnostic_item = "str_chars"]
    pub fn chars(&self) -> Chars<'_> {
        Chars::new(self)
    }

    #[inline]
    pub fn char_indices(&self) -> CharIndices<'_> {
        CharIndices::new(self)
    }

    #[inline]
    pub fn bytes(&self) -> Bytes<'_> {
        Bytes::new(self)
    }

    #[diagnostic_item = "str_split_whitespace"]
    pub fn split_whitespace(&self) -> SplitWhitespace<'_> {
        SplitWhitespace::new(self)
    }

    pub fn split_ascii_whitespace(&self) -> SplitAsciiWhitespace<'_> {
        SplitAsciiWhitespace::new(self)
    }

    pub fn lines(&self) -> Lines<'_> {
        Lines::new(self)
    }

    pub fn encode_utf16(&self) -> EncodeUtf16<'_> {
        EncodeUtf16::new(self)
    }

    #[inline]
    pub fn parse<F: FromStr>(&self) -> Result<F, F::Err> {
        FromStr::from_str(self)
    }

    #[must_use]
    pub const fn is_ascii(&self) -> bool {
        self.as_bytes().is_ascii()
    }

    #[must_use]
    pub const fn eq_ignore_ascii_case(&self, other: &str) -> bool {
        self.as_bytes().eq_ignore_ascii_case(other.as_bytes())
    }

    pub const fn make_ascii_uppercase(&mut self) {
        let bytes = unsafe { self.as_bytes_mut() };
        bytes.make_ascii_uppercase()
    }

    pub const fn make_ascii_lowercase(&mut self) {
        let bytes = unsafe { self.as_bytes_mut() };
        bytes.make_ascii_lowercase()
    }

    #[must_use]
    pub const fn trim_ascii_start(&self) -> &str {
        unsafe { from_utf8_unchecked(self.as_bytes().trim_ascii_start()) }
    }

    #[must_use]
    pub const fn trim_ascii_end(&self) -> &str {
        unsafe { from_utf8_unchecked(self.as_bytes().trim_ascii_end()) }
    }

    #[must_use]
    pub const fn trim_ascii(&self) -> &str {
        unsafe { from_utf8_unchecked(self.as_bytes().trim_ascii()) }
    }

    pub fn escape_debug(&self) -> EscapeDebug<'_> {
        EscapeDebug::new(self)
    }

    pub fn escape_default(&self) -> EscapeDefault<'_> {
        EscapeDefault::new(self)
    }

    pub fn escape_unicode(&self) -> EscapeUnicode<'_> {
        EscapeUnicode::new(self)
    }

    #[must_use]
    pub fn into_boxed_bytes(self: Box<str>) -> Box<[u8]> {
        self.into()
    }

    #[must_use]
    pub fn into_string(self: Box<str>) -> String {
        let bytes: Box<[u8]> = self.into();
        unsafe { String::from_utf8_unchecked(bytes.into_vec()) }
    }

    #[must_use]
    #[diagnostic_item = "str_repeat"]
    pub fn repeat(&self, n: usize) -> String {
        unsafe { String::from_utf8_unchecked(self.as_bytes().repeat(n)) }
    }

    #[must_use = "to uppercase the value in-place, use `make_ascii_uppercase()`"]
    pub fn to_ascii_uppercase(&self) -> String {
        let mut s = String::from(self);
        s.make_ascii_uppercase();
        s
    }

    #[must_use = "to lowercase the value in-place, use `make_ascii_lowercase()`"]
    pub fn to_ascii_lowercase(&self) -> String {
        let mut s = String::from(self);
        s.make_ascii_lowercase();
        s
    }

    #[must_use = "this returns the uppercase string as a new String, without modifying the original"]
    pub fn to_uppercase(&self) -> String {
        let mut s = String::with_capacity(self.len());
        for c in self.chars() {
            if c.is_ascii() {
                s.push(c.to_ascii_uppercase());
            } else {
                for upper in c.to_uppercase() {
                    s.push(upper);
                }
            }
        }
        s
    }

    #[must_use = "this returns the lowercase string as a new String, without modifying the original"]
    pub fn to_lowercase(&self) -> String {
        let mut s = String::with_capacity(self.len());
        for (i, c) in self.char_indices() {
            if c.is_ascii() {
                s.push(c.to_ascii_lowercase());
            } else if c == 'Σ' {
                s.push(if self.is_final_sigma(i) { 'ς' } else { 'σ' });
            } else {
                for lower in c.to_lowercase() {
                    s.push(lower);
                }
            }
        }
        s
    }

    /// Whether the sigma at `i` ends a word: a letter before it, none after it.
    fn is_final_sigma(&self, i: usize) -> bool {
        let before = self[..i].chars().next_back();
        let after = self[i + 2..].chars().next();
        before.is_some_and(|c| c.is_alphabetic()) && !after.is_some_and(|c| c.is_alphabetic())
    }
}

/// The text of a boxed byte slice that is known to be UTF-8.
#[must_use]
pub unsafe fn from_boxed_utf8_unchecked(v: Box<[u8]>) -> Box<str> {
    unsafe { Box::from_raw(Box::into_raw(v) as *mut str) }
}
