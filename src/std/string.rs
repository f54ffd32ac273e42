//! `String`: growing text on the heap.

mod convert;
mod drain;
mod traits;

use crate::borrow::Cow;
use crate::boxed::Box;
use crate::error::Error;
use crate::fmt;
use crate::ops::{Bound, RangeBounds};
use crate::ptr;
use crate::str::{self, Utf8Error};
use crate::vec::Vec;

pub use self::convert::ToString;
pub use self::drain::Drain;

/// Growing text; its bytes are UTF-8.
#[lang = "String"]
#[diagnostic_item = "String"]
#[picture(text, pointer = "vec.buf.ptr", len = "vec.len", capacity = "vec.buf.cap")]
pub struct String {
    vec: Vec<u8>,
}

/// The error of `String::from_utf8`, with the bytes.
#[picture(fields, bytes = "bytes", error = "error")]
#[derive(Debug, PartialEq, Eq, Clone)]
pub struct FromUtf8Error {
    bytes: Vec<u8>,
    error: Utf8Error,
}

impl FromUtf8Error {
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes[..]
    }

    #[must_use = "`self` will be dropped if the result is not used"]
    pub const fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    #[must_use]
    pub fn utf8_error(&self) -> Utf8Error {
        self.error
    }
}

impl fmt::Display for FromUtf8Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.error, f)
    }
}

impl Error for FromUtf8Error {}

/// The error of `String::from_utf16`.
#[picture(transparent, field = "0")]
#[derive(Debug)]
pub struct FromUtf16Error(());

impl fmt::Display for FromUtf16Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("invalid utf-16: lone surrogate found")
    }
}

impl Error for FromUtf16Error {}

pub type ParseError = crate::convert::Infallible;

impl String {
    #[inline]
    #[must_use]
    #[diagnostic_item = "string_new"]
    pub const fn new() -> String {
        String { vec: Vec::new() }
    }

    #[inline]
    #[must_use]
    #[track_caller]
    #[diagnostic_item = "string_with_capacity"]
    pub fn with_capacity(capacity: usize) -> String {
        String { vec: Vec::with_capacity(capacity) }
    }

    pub fn from_utf8(vec: Vec<u8>) -> Result<String, FromUtf8Error> {
        match str::from_utf8(&vec) {
            Ok(_) => Ok(String { vec }),
            Err(error) => Err(FromUtf8Error { bytes: vec, error }),
        }
    }

    /// Text out of bytes; what is not UTF-8 becomes replacement characters.
    #[must_use]
    pub fn from_utf8_lossy(v: &[u8]) -> Cow<'_, str> {
        let mut chunks = v.utf8_chunks();
        let first = match chunks.next() {
            None => return Cow::Borrowed(""),
            Some(chunk) => {
                if chunk.invalid().is_empty() {
                    return Cow::Borrowed(chunk.valid());
                }
                chunk.valid()
            }
        };
        let mut result = String::with_capacity(v.len());
        result.push_str(first);
        result.push('\u{FFFD}');
        for chunk in chunks {
            result.push_str(chunk.valid());
            if !chunk.invalid().is_empty() {
                result.push('\u{FFFD}');
            }
        }
        Cow::Owned(result)
    }

    pub fn from_utf16(v: &[u16]) -> Result<String, FromUtf16Error> {
        let mut result = String::with_capacity(v.len());
        let mut i = 0;
        while i < v.len() {
            let unit = v[i] as u32;
            i += 1;
            if unit & 0xF800 != 0xD800 {
                result.push(unsafe { char::from_u32_unchecked(unit) });
            } else if unit >= 0xDC00 || i == v.len() || v[i] & 0xFC00 != 0xDC00 {
                return Err(FromUtf16Error(()));
            } else {
                let code = 0x10000 + ((unit & 0x3FF) << 10 | (v[i] & 0x3FF) as u32);
                result.push(unsafe { char::from_u32_unchecked(code) });
                i += 1;
            }
        }
        Ok(result)
    }

    #[must_use]
    pub fn from_utf16_lossy(v: &[u16]) -> String {
        let mut result = String::with_capacity(v.len());
        let mut i = 0;
        while i < v.len() {
            let take = if v[i] & 0xFC00 == 0xD800 && i + 1 < v.len() { 2 } else { 1 };
            match String::from_utf16(&v[i..i + take]) {
                Ok(s) => {
                    result.push_str(&s);
                    i += take;
                }
                Err(_) => {
                    result.push('\u{FFFD}');
                    i += 1;
                }
            }
        }
        result
    }

    #[inline]
    #[must_use]
    pub unsafe fn from_utf8_unchecked(bytes: Vec<u8>) -> String {
        String { vec: bytes }
    }

    pub unsafe fn from_raw_parts(buf: *mut u8, length: usize, capacity: usize) -> String {
        String { vec: unsafe { Vec::from_raw_parts(buf, length, capacity) } }
    }

    #[must_use = "losing the pointer will leak memory"]
    pub fn into_raw_parts(self) -> (*mut u8, usize, usize) {
        self.vec.into_raw_parts()
    }

    #[inline]
    #[must_use = "`self` will be dropped if the result is not used"]
    pub const fn into_bytes(self) -> Vec<u8> {
        self.vec
    }

    #[inline]
    #[must_use]
    #[diagnostic_item = "string_as_str"]
    pub const fn as_str(&self) -> &str {
        unsafe { str::from_utf8_unchecked(self.vec.as_slice()) }
    }

    #[inline]
    #[must_use]
    #[diagnostic_item = "string_as_mut_str"]
    pub const fn as_mut_str(&mut self) -> &mut str {
        unsafe { str::from_utf8_unchecked_mut(self.vec.as_mut_slice()) }
    }

    #[inline]
    #[track_caller]
    #[diagnostic_item = "string_push_str"]
    pub fn push_str(&mut self, string: &str) {
        let len = string.len();
        self.vec.reserve(len);
        unsafe {
            let end = self.vec.len();
            ptr::copy_nonoverlapping(string.as_ptr(), self.vec.as_mut_ptr().add(end), len);
            self.vec.set_len(end + len);
        }
    }

    pub fn extend_from_within<R: RangeBounds<usize>>(&mut self, src: R) {
        let range = crate::slice::range(src, ..self.len());
        assert!(self.is_char_boundary(range.start));
        assert!(self.is_char_boundary(range.end));
        self.vec.extend_from_within(range);
    }

    #[inline]
    #[must_use]
    pub const fn capacity(&self) -> usize {
        self.vec.capacity()
    }

    #[track_caller]
    pub fn reserve(&mut self, additional: usize) {
        self.vec.reserve(additional)
    }

    #[track_caller]
    pub fn reserve_exact(&mut self, additional: usize) {
        self.vec.reserve_exact(additional)
    }

    pub fn try_reserve(&mut self, additional: usize) -> Result<(), crate::collections::TryReserveError> {
        self.vec.try_reserve(additional)
    }

    pub fn try_reserve_exact(&mut self, additional: usize) -> Result<(), crate::collections::TryReserveError> {
        self.vec.try_reserve(additional)
    }

    #[track_caller]
    pub fn shrink_to_fit(&mut self) {
        self.vec.shrink_to_fit()
    }

    #[track_caller]
    pub fn shrink_to(&mut self, min_capacity: usize) {
        self.vec.shrink_to(min_capacity)
    }

    #[inline]
    #[track_caller]
    pub fn push(&mut self, c: char) {
        if (c as u32) < 0x80 {
            self.vec.push(c as u8);
        } else {
            self.push_str(c.encode_utf8(&mut [0; 4]));
        }
    }

    #[inline]
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8] {
        self.vec.as_slice()
    }

    #[track_caller]
    pub fn truncate(&mut self, new_len: usize) {
        if new_len <= self.len() {
            assert!(self.is_char_boundary(new_len));
            self.vec.truncate(new_len)
        }
    }

    pub fn pop(&mut self) -> Option<char> {
        let c = self.chars().next_back()?;
        let new_len = self.len() - c.len_utf8();
        unsafe { self.vec.set_len(new_len) };
        Some(c)
    }

    #[track_caller]
    pub fn remove(&mut self, idx: usize) -> char {
        let c = match self[idx..].chars().next() {
            Some(c) => c,
            None => panic!("cannot remove a char from the end of a string"),
        };
        let next = idx + c.len_utf8();
        let len = self.len();
        unsafe {
            let base = self.vec.as_mut_ptr();
            ptr::copy(base.add(next) as *const u8, base.add(idx), len - next);
            self.vec.set_len(len - (next - idx));
        }
        c
    }

    pub fn retain<F: FnMut(char) -> bool>(&mut self, mut f: F) {
        let len = self.len();
        let mut read = 0;
        let mut write = 0;
        while read < len {
            let c = str::char_at(self.as_str(), read);
            let width = c.len_utf8();
            if f(c) {
                unsafe {
                    let base = self.vec.as_mut_ptr();
                    ptr::copy(base.add(read) as *const u8, base.add(write), width);
                }
                write += width;
            }
            read += width;
        }
        unsafe { self.vec.set_len(write) };
    }

    #[track_caller]
    pub fn insert(&mut self, idx: usize, c: char) {
        assert!(self.is_char_boundary(idx));
        self.insert_bytes(idx, c.encode_utf8(&mut [0; 4]).as_bytes());
    }

    #[track_caller]
    #[diagnostic_item = "string_insert_str"]
    pub fn insert_str(&mut self, idx: usize, string: &str) {
        assert!(self.is_char_boundary(idx));
        self.insert_bytes(idx, string.as_bytes());
    }

    #[track_caller]
    fn insert_bytes(&mut self, idx: usize, bytes: &[u8]) {
        let len = self.len();
        let amount = bytes.len();
        self.vec.reserve(amount);
        unsafe {
            let at = self.vec.as_mut_ptr().add(idx);
            ptr::copy(at as *const u8, at.add(amount), len - idx);
            ptr::copy_nonoverlapping(bytes.as_ptr(), at, amount);
            self.vec.set_len(len + amount);
        }
    }

    pub const unsafe fn as_mut_vec(&mut self) -> &mut Vec<u8> {
        &mut self.vec
    }

    #[inline]
    #[must_use]
    pub const fn len(&self) -> usize {
        self.vec.len()
    }

    #[inline]
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    #[track_caller]
    #[must_use = "use `.truncate()` if you don't need the other half"]
    pub fn split_off(&mut self, at: usize) -> String {
        assert!(self.is_char_boundary(at));
        String { vec: self.vec.split_off(at) }
    }

    #[inline]
    pub fn clear(&mut self) {
        self.vec.clear()
    }

    #[track_caller]
    pub fn drain<R: RangeBounds<usize>>(&mut self, range: R) -> Drain<'_> {
        let range = crate::slice::range(range, ..self.len());
        let (start, end) = (range.start, range.end);
        assert!(self.is_char_boundary(start));
        assert!(self.is_char_boundary(end));
        Drain::new(self, start, end)
    }

    #[track_caller]
    pub fn replace_range<R: RangeBounds<usize>>(&mut self, range: R, replace_with: &str) {
        let checked = crate::slice::range((range.start_bound().cloned(), range.end_bound().cloned()), ..self.len());
        assert!(self.is_char_boundary(checked.start), "start of range should be a character boundary");
        assert!(self.is_char_boundary(checked.end), "end of range should be a character boundary");
        drop(self.vec.splice((Bound::Included(checked.start), Bound::Excluded(checked.end)), replace_with.bytes()));
    }

    #[track_caller]
    #[must_use = "`self` will be dropped if the result is not used"]
    pub fn into_boxed_str(self) -> Box<str> {
        let slice = self.vec.into_boxed_slice();
        unsafe { str::from_boxed_utf8_unchecked(slice) }
    }

    pub fn leak<'a>(self) -> &'a mut str {
        let slice = self.vec.leak();
        unsafe { str::from_utf8_unchecked_mut(slice) }
    }
}
