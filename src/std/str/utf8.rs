//! UTF-8: checking it, reading characters out of it.

use super::Utf8Error;

/// How many bytes a character has, by its first byte.
#[inline]
pub(crate) const fn char_width(first: u8) -> usize {
    if first < 0x80 {
        1
    } else if first < 0xE0 {
        2
    } else if first < 0xF0 {
        3
    } else {
        4
    }
}

/// The character that starts at byte `i`.
#[inline]
pub(crate) fn char_at(s: &str, i: usize) -> char {
    let bytes = s.as_bytes();
    let first = bytes[i];
    if first < 0x80 {
        return first as char;
    }
    unsafe { decode(bytes.as_ptr().add(i), first) }
}

/// The character that `p` points at, whose first byte is not ASCII.
unsafe fn decode(p: *const u8, first: u8) -> char {
    unsafe {
        let second = (*p.add(1) & 0x3F) as u32;
        if first < 0xE0 {
            return crate::char::from_u32_unchecked(((first & 0x1F) as u32) << 6 | second);
        }
        let third = (*p.add(2) & 0x3F) as u32;
        if first < 0xF0 {
            return crate::char::from_u32_unchecked(((first & 0x0F) as u32) << 12 | second << 6 | third);
        }
        let fourth = (*p.add(3) & 0x3F) as u32;
        crate::char::from_u32_unchecked(((first & 0x07) as u32) << 18 | second << 12 | third << 6 | fourth)
    }
}

/// The character that ends before byte `end`.
#[inline]
pub(crate) fn char_before(s: &str, end: usize) -> char {
    let bytes = s.as_bytes();
    let mut i = end - 1;
    while bytes[i] & 0xC0 == 0x80 {
        i -= 1;
    }
    char_at(s, i)
}

pub(crate) fn count_chars(s: &str) -> usize {
    let bytes = s.as_bytes();
    let mut n = 0;
    let mut i = 0;
    while i < bytes.len() {
        if bytes[i] & 0xC0 != 0x80 {
            n += 1;
        }
        i += 1;
    }
    n
}

/// Checks bytes against the table of well-formed sequences in the Unicode standard (3-7).
const fn validate(v: &[u8]) -> Result<(), Utf8Error> {
    let len = v.len();
    let mut i = 0;
    while i < len {
        let first = v[i];
        if first < 0x80 {
            i += 1;
            continue;
        }
        let (width, low, high) = match first {
            0xC2..=0xDF => (2, 0x80, 0xBF),
            0xE0 => (3, 0xA0, 0xBF),
            0xED => (3, 0x80, 0x9F),
            0xE1..=0xEF => (3, 0x80, 0xBF),
            0xF0 => (4, 0x90, 0xBF),
            0xF1..=0xF3 => (4, 0x80, 0xBF),
            0xF4 => (4, 0x80, 0x8F),
            _ => return Err(Utf8Error { valid_up_to: i, error_len: Some(1) }),
        };
        let mut k = 1;
        while k < width {
            if i + k >= len {
                return Err(Utf8Error { valid_up_to: i, error_len: None });
            }
            let byte = v[i + k];
            let valid = if k == 1 { byte >= low && byte <= high } else { byte & 0xC0 == 0x80 };
            if !valid {
                return Err(Utf8Error { valid_up_to: i, error_len: Some(k as u8) });
            }
            k += 1;
        }
        i += width;
    }
    Ok(())
}

/// Text out of bytes, if they are UTF-8.
#[diagnostic_item = "str_from_utf8"]
pub const fn from_utf8(v: &[u8]) -> Result<&str, Utf8Error> {
    match validate(v) {
        Ok(_) => Ok(unsafe { from_utf8_unchecked(v) }),
        Err(e) => Err(e),
    }
}

#[diagnostic_item = "str_from_utf8_mut"]
pub const fn from_utf8_mut(v: &mut [u8]) -> Result<&mut str, Utf8Error> {
    match validate(v) {
        Ok(_) => Ok(unsafe { from_utf8_unchecked_mut(v) }),
        Err(e) => Err(e),
    }
}

#[inline]
#[must_use]
#[diagnostic_item = "str_from_utf8_unchecked"]
pub const unsafe fn from_utf8_unchecked(v: &[u8]) -> &str {
    unsafe { &*(v as *const [u8] as *const str) }
}

#[inline]
#[must_use]
#[diagnostic_item = "str_from_utf8_unchecked_mut"]
pub const unsafe fn from_utf8_unchecked_mut(v: &mut [u8]) -> &mut str {
    unsafe { &mut *(v as *mut [u8] as *mut str) }
}
