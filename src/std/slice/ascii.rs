//! Byte slices seen as ASCII.

use crate::ascii;
use crate::fmt;
use crate::vec::Vec;

impl [u8] {
    #[must_use]
    pub const fn is_ascii(&self) -> bool {
        let mut i = 0;
        while i < self.len() {
            if self[i] >= 128 {
                return false;
            }
            i += 1;
        }
        true
    }

    #[must_use]
    pub const fn eq_ignore_ascii_case(&self, other: &[u8]) -> bool {
        if self.len() != other.len() {
            return false;
        }
        let mut i = 0;
        while i < self.len() {
            if !self[i].eq_ignore_ascii_case(&other[i]) {
                return false;
            }
            i += 1;
        }
        true
    }

    pub const fn make_ascii_uppercase(&mut self) {
        let mut i = 0;
        while i < self.len() {
            self[i] = self[i].to_ascii_uppercase();
            i += 1;
        }
    }

    pub const fn make_ascii_lowercase(&mut self) {
        let mut i = 0;
        while i < self.len() {
            self[i] = self[i].to_ascii_lowercase();
            i += 1;
        }
    }

    #[must_use]
    pub fn to_ascii_uppercase(&self) -> Vec<u8> {
        let mut me = self.to_vec();
        me.make_ascii_uppercase();
        me
    }

    #[must_use]
    pub fn to_ascii_lowercase(&self) -> Vec<u8> {
        let mut me = self.to_vec();
        me.make_ascii_lowercase();
        me
    }

    pub fn escape_ascii(&self) -> EscapeAscii<'_> {
        EscapeAscii { bytes: self.iter(), current: None }
    }

    #[must_use]
    pub const fn trim_ascii_start(&self) -> &[u8] {
        let mut bytes = self;
        while let [first, rest @ ..] = bytes {
            if first.is_ascii_whitespace() {
                bytes = rest;
            } else {
                break;
            }
        }
        bytes
    }

    #[must_use]
    pub const fn trim_ascii_end(&self) -> &[u8] {
        let mut bytes = self;
        while let [rest @ .., last] = bytes {
            if last.is_ascii_whitespace() {
                bytes = rest;
            } else {
                break;
            }
        }
        bytes
    }

    #[must_use]
    pub const fn trim_ascii(&self) -> &[u8] {
        self.trim_ascii_start().trim_ascii_end()
    }

    pub fn utf8_chunks(&self) -> crate::str::Utf8Chunks<'_> {
        crate::str::Utf8Chunks::new(self)
    }
}

/// The iterator of `escape_ascii`.
#[picture(fields, bytes = "bytes", current = "current")]
#[derive(Clone)]
pub struct EscapeAscii<'a> {
    bytes: crate::slice::Iter<'a, u8>,
    current: Option<ascii::EscapeDefault>,
}

impl Iterator for EscapeAscii<'_> {
    type Item = u8;
    fn next(&mut self) -> Option<u8> {
        loop {
            if let Some(current) = &mut self.current {
                if let Some(byte) = current.next() {
                    return Some(byte);
                }
            }
            self.current = Some(ascii::escape_default(*self.bytes.next()?));
        }
    }
}

impl fmt::Display for EscapeAscii<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for byte in self.clone() {
            fmt::Write::write_char(f, byte as char)?;
        }
        Ok(())
    }
}

impl fmt::Debug for EscapeAscii<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EscapeAscii").finish_non_exhaustive()
    }
}
