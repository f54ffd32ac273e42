//! Conversions into and out of `char`.

use crate::error::Error;
use crate::fmt;
use crate::str::FromStr;

#[must_use]
pub const fn from_u32(i: u32) -> Option<char> {
    if i > 0x10FFFF || (i >= 0xD800 && i <= 0xDFFF) { None } else { Some(unsafe { crate::mem::transmute::<u32, char>(i) }) }
}

#[inline]
#[must_use]
pub const unsafe fn from_u32_unchecked(i: u32) -> char {
    unsafe { crate::mem::transmute::<u32, char>(i) }
}

#[must_use]
pub const fn from_digit(num: u32, radix: u32) -> Option<char> {
    if radix > 36 {
        crate::panicking::panic("from_digit: radix is too high (maximum 36)")
    }
    if num >= radix {
        return None;
    }
    let num = num as u8;
    Some(if num < 10 { (b'0' + num) as char } else { (b'a' + num - 10) as char })
}

/// Reads UTF-16, half pairs as errors.
#[picture(fields, iter = "iter")]
#[derive(Clone, Debug)]
#[origin = "core::char::decode"]
pub struct DecodeUtf16<I: Iterator<Item = u16>> {
    iter: I,
    waiting: Option<u16>,
}

/// Half of a pair stood alone.
#[picture(transparent, field = "code")]
#[derive(Debug, Clone, Eq, PartialEq)]
#[origin = "core::char::decode"]
pub struct DecodeUtf16Error {
    code: u16,
}

pub fn decode_utf16<I: IntoIterator<Item = u16>>(iter: I) -> DecodeUtf16<I::IntoIter> {
    DecodeUtf16 { iter: iter.into_iter(), waiting: None }
}

impl<I: Iterator<Item = u16>> Iterator for DecodeUtf16<I> {
    type Item = Result<char, DecodeUtf16Error>;
    fn next(&mut self) -> Option<Self::Item> {
        let unit = match self.waiting.take() {
            Some(unit) => unit,
            None => self.iter.next()?,
        };
        if unit & 0xF800 != 0xD800 {
            return Some(Ok(unsafe { from_u32_unchecked(unit as u32) }));
        }
        if unit >= 0xDC00 {
            return Some(Err(DecodeUtf16Error { code: unit }));
        }
        match self.iter.next() {
            Some(low) if low & 0xFC00 == 0xDC00 => {
                let code = 0x10000 + (((unit & 0x3FF) as u32) << 10 | (low & 0x3FF) as u32);
                Some(Ok(unsafe { from_u32_unchecked(code) }))
            }
            other => {
                self.waiting = other;
                Some(Err(DecodeUtf16Error { code: unit }))
            }
        }
    }
}

impl DecodeUtf16Error {
    #[must_use]
    pub fn unpaired_surrogate(&self) -> u16 {
        self.code
    }
}

impl fmt::Display for DecodeUtf16Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unpaired surrogate found: {:x}", self.code)
    }
}

impl Error for DecodeUtf16Error {}

/// A number was not a `char`.
#[picture(transparent, field = "0")]
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct CharTryFromError(());

impl fmt::Display for CharTryFromError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("converted integer out of range for `char`")
    }
}

impl Error for CharTryFromError {}

/// A `char` did not fit into a smaller integer.
#[picture(transparent, field = "0")]
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
#[origin = "core::char"]
pub struct TryFromCharError(());

impl fmt::Display for TryFromCharError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("unicode code point out of range")
    }
}

impl Error for TryFromCharError {}

/// A text was not exactly one `char`.
#[picture(transparent, field = "kind")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParseCharError {
    kind: CharErrorKind,
}

#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum CharErrorKind {
    EmptyString,
    TooManyChars,
}

impl fmt::Display for ParseCharError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self.kind {
            CharErrorKind::EmptyString => "cannot parse char from empty string",
            CharErrorKind::TooManyChars => "too many characters in string",
        })
    }
}

impl Error for ParseCharError {}

impl FromStr for char {
    type Err = ParseCharError;
    fn from_str(s: &str) -> Result<char, ParseCharError> {
        let mut chars = s.chars();
        match (chars.next(), chars.next()) {
            (None, _) => Err(ParseCharError { kind: CharErrorKind::EmptyString }),
            (Some(c), None) => Ok(c),
            _ => Err(ParseCharError { kind: CharErrorKind::TooManyChars }),
        }
    }
}

impl TryFrom<u32> for char {
    type Error = CharTryFromError;
    fn try_from(i: u32) -> Result<char, CharTryFromError> {
        match from_u32(i) {
            Some(c) => Ok(c),
            None => Err(CharTryFromError(())),
        }
    }
}

impl TryFrom<char> for u8 {
    type Error = TryFromCharError;
    fn try_from(c: char) -> Result<u8, TryFromCharError> {
        if c as u32 <= 0xff { Ok(c as u32 as u8) } else { Err(TryFromCharError(())) }
    }
}

impl TryFrom<char> for u16 {
    type Error = TryFromCharError;
    fn try_from(c: char) -> Result<u16, TryFromCharError> {
        if c as u32 <= 0xffff { Ok(c as u32 as u16) } else { Err(TryFromCharError(())) }
    }
}

impl TryFrom<char> for usize {
    type Error = TryFromCharError;
    fn try_from(c: char) -> Result<usize, TryFromCharError> {
        Ok(c as usize)
    }
}
