//! The methods of `char`.

use super::{CaseMapping, EscapeDebug, EscapeDefault, EscapeUnicode, ToLowercase, ToUppercase};

impl char {
    pub const MIN: char = '\0';
    pub const MAX: char = '\u{10FFFF}';
    pub const MAX_LEN_UTF8: usize = 4;
    pub const MAX_LEN_UTF16: usize = 2;
    pub const REPLACEMENT_CHARACTER: char = '\u{FFFD}';

    #[must_use]
    pub const fn from_u32(i: u32) -> Option<char> {
        super::from_u32(i)
    }

    #[must_use]
    pub const unsafe fn from_u32_unchecked(i: u32) -> char {
        unsafe { super::from_u32_unchecked(i) }
    }

    pub fn decode_utf16<I: IntoIterator<Item = u16>>(iter: I) -> super::DecodeUtf16<I::IntoIter> {
        super::decode_utf16(iter)
    }

    #[must_use]
    pub const fn from_digit(num: u32, radix: u32) -> Option<char> {
        super::from_digit(num, radix)
    }

    #[must_use]
    pub const fn is_digit(self, radix: u32) -> bool {
        self.to_digit(radix).is_some()
    }

    #[must_use = "this returns the result of the operation, without modifying the original"]
    pub const fn to_digit(self, radix: u32) -> Option<u32> {
        if radix < 2 || radix > 36 {
            crate::panicking::panic("to_digit: invalid radix -- radix must be in the range 2 to 36 inclusive")
        }
        let digit = match self {
            '0'..='9' => self as u32 - '0' as u32,
            'a'..='z' => self as u32 - 'a' as u32 + 10,
            'A'..='Z' => self as u32 - 'A' as u32 + 10,
            _ => return None,
        };
        if digit < radix { Some(digit) } else { None }
    }

    pub fn escape_unicode(self) -> EscapeUnicode {
        EscapeUnicode::new(self)
    }

    pub fn escape_debug(self) -> EscapeDebug {
        EscapeDebug::new(self)
    }

    pub fn escape_default(self) -> EscapeDefault {
        EscapeDefault::new(self)
    }

    #[inline]
    #[must_use]
    pub const fn len_utf8(self) -> usize {
        let code = self as u32;
        if code < 0x80 {
            1
        } else if code < 0x800 {
            2
        } else if code < 0x10000 {
            3
        } else {
            4
        }
    }

    #[must_use]
    pub const fn len_utf16(self) -> usize {
        if (self as u32) < 0x10000 { 1 } else { 2 }
    }

    /// Writes the character as UTF-8 and gives the part that was written.
    #[inline]
    pub const fn encode_utf8(self, dst: &mut [u8]) -> &mut str {
        let code = self as u32;
        let len = self.len_utf8();
        if dst.len() < len {
            encode_fail(code, len, dst.len())
        }
        match len {
            1 => dst[0] = code as u8,
            2 => {
                dst[0] = (code >> 6) as u8 | 0xC0;
                dst[1] = (code & 0x3F) as u8 | 0x80;
            }
            3 => {
                dst[0] = (code >> 12) as u8 | 0xE0;
                dst[1] = (code >> 6 & 0x3F) as u8 | 0x80;
                dst[2] = (code & 0x3F) as u8 | 0x80;
            }
            _ => {
                dst[0] = (code >> 18) as u8 | 0xF0;
                dst[1] = (code >> 12 & 0x3F) as u8 | 0x80;
                dst[2] = (code >> 6 & 0x3F) as u8 | 0x80;
                dst[3] = (code & 0x3F) as u8 | 0x80;
            }
        }
        unsafe { crate::str::from_utf8_unchecked_mut(crate::slice::from_raw_parts_mut(dst.as_mut_ptr(), len)) }
    }

    pub const fn encode_utf16(self, dst: &mut [u16]) -> &mut [u16] {
        let code = self as u32;
        if code < 0x10000 {
            dst[0] = code as u16;
            &mut dst[..1]
        } else {
            dst[0] = 0xD800 | ((code - 0x10000) >> 10) as u16;
            dst[1] = 0xDC00 | ((code - 0x10000) & 0x3FF) as u16;
            &mut dst[..2]
        }
    }

    #[must_use]
    pub fn is_alphabetic(self) -> bool {
        match self {
            'a'..='z' | 'A'..='Z' => true,
            c => c > '\x7f' && super::in_class(c, super::ALPHABETIC),
        }
    }

    #[must_use]
    pub const fn is_lowercase(self) -> bool {
        match self {
            'a'..='z' => true,
            c => c > '\x7f' && super::in_class(c, super::LOWERCASE),
        }
    }

    #[must_use]
    pub const fn is_uppercase(self) -> bool {
        match self {
            'A'..='Z' => true,
            c => c > '\x7f' && super::in_class(c, super::UPPERCASE),
        }
    }

    #[must_use]
    pub const fn is_whitespace(self) -> bool {
        match self {
            ' ' | '\x09'..='\x0d' => true,
            c => c > '\x7f' && super::in_class(c, super::WHITESPACE),
        }
    }

    #[must_use]
    pub fn is_alphanumeric(self) -> bool {
        match self {
            'a'..='z' | 'A'..='Z' | '0'..='9' => true,
            c => c > '\x7f' && (super::in_class(c, super::ALPHABETIC) || super::in_class(c, super::NUMERIC)),
        }
    }

    #[must_use]
    pub fn is_control(self) -> bool {
        match self {
            '\0'..='\x1f' | '\x7f' => true,
            c => c > '\x7f' && super::in_class(c, super::CONTROL),
        }
    }

    #[must_use]
    pub fn is_numeric(self) -> bool {
        match self {
            '0'..='9' => true,
            c => c > '\x7f' && super::in_class(c, super::NUMERIC),
        }
    }

    #[must_use = "this returns the lowercase character as a new iterator, without modifying the original"]
    pub fn to_lowercase(self) -> ToLowercase {
        ToLowercase(CaseMapping::new(self, false))
    }

    #[must_use = "this returns the uppercase character as a new iterator, without modifying the original"]
    pub fn to_uppercase(self) -> ToUppercase {
        ToUppercase(CaseMapping::new(self, true))
    }

    #[must_use]
    #[inline]
    pub const fn is_ascii(&self) -> bool {
        (*self as u32) < 128
    }

    #[must_use = "to uppercase the value in-place, use `make_ascii_uppercase()`"]
    pub const fn to_ascii_uppercase(&self) -> char {
        if self.is_ascii_lowercase() { (*self as u8 - 32) as char } else { *self }
    }

    #[must_use = "to lowercase the value in-place, use `make_ascii_lowercase()`"]
    pub const fn to_ascii_lowercase(&self) -> char {
        if self.is_ascii_uppercase() { (*self as u8 + 32) as char } else { *self }
    }

    #[must_use]
    pub const fn eq_ignore_ascii_case(&self, other: &char) -> bool {
        self.to_ascii_lowercase() as u32 == other.to_ascii_lowercase() as u32
    }

    pub const fn make_ascii_uppercase(&mut self) {
        *self = self.to_ascii_uppercase();
    }

    pub const fn make_ascii_lowercase(&mut self) {
        *self = self.to_ascii_lowercase();
    }

    #[must_use]
    #[inline]
    pub const fn is_ascii_alphabetic(&self) -> bool {
        matches!(*self, 'A'..='Z' | 'a'..='z')
    }

    #[must_use]
    #[inline]
    pub const fn is_ascii_uppercase(&self) -> bool {
        matches!(*self, 'A'..='Z')
    }

    #[must_use]
    #[inline]
    pub const fn is_ascii_lowercase(&self) -> bool {
        matches!(*self, 'a'..='z')
    }

    #[must_use]
    #[inline]
    pub const fn is_ascii_alphanumeric(&self) -> bool {
        matches!(*self, '0'..='9' | 'A'..='Z' | 'a'..='z')
    }

    #[must_use]
    #[inline]
    pub const fn is_ascii_digit(&self) -> bool {
        matches!(*self, '0'..='9')
    }

    #[must_use]
    pub const fn is_ascii_hexdigit(&self) -> bool {
        matches!(*self, '0'..='9' | 'A'..='F' | 'a'..='f')
    }

    #[must_use]
    pub const fn is_ascii_punctuation(&self) -> bool {
        matches!(*self, '!'..='/' | ':'..='@' | '['..='`' | '{'..='~')
    }

    #[must_use]
    pub const fn is_ascii_graphic(&self) -> bool {
        matches!(*self, '!'..='~')
    }

    #[must_use]
    pub const fn is_ascii_whitespace(&self) -> bool {
        matches!(*self, '\t' | '\n' | '\x0C' | '\r' | ' ')
    }

    #[must_use]
    pub const fn is_ascii_control(&self) -> bool {
        matches!(*self, '\0'..='\x1F' | '\x7F')
    }
}

#[track_caller]
const fn encode_fail(code: u32, need: usize, have: usize) -> ! {
    panic!("encode_utf8: need {need} bytes to encode U+{code:x} but buffer has just {have}")
}
