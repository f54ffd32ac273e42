//! Bytes that are mostly UTF-8.

use super::{from_utf8, from_utf8_unchecked};

/// A valid part, and the invalid bytes after it.
#[picture(fields, valid = "valid", invalid = "invalid")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Utf8Chunk<'a> {
    valid: &'a str,
    invalid: &'a [u8],
}

impl<'a> Utf8Chunk<'a> {
    #[must_use]
    pub fn valid(&self) -> &'a str {
        self.valid
    }

    #[must_use]
    pub fn invalid(&self) -> &'a [u8] {
        self.invalid
    }
}

/// Walks over the valid parts of bytes.
#[picture(transparent, field = "source")]
#[derive(Clone)]
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Utf8Chunks<'a> {
    source: &'a [u8],
}

impl<'a> Utf8Chunks<'a> {
    pub(crate) fn new(source: &'a [u8]) -> Utf8Chunks<'a> {
        Utf8Chunks { source }
    }
}

impl<'a> Iterator for Utf8Chunks<'a> {
    type Item = Utf8Chunk<'a>;
    fn next(&mut self) -> Option<Utf8Chunk<'a>> {
        if self.source.is_empty() {
            return None;
        }
        match from_utf8(self.source) {
            Ok(valid) => {
                self.source = &[];
                Some(Utf8Chunk { valid, invalid: &[] })
            }
            Err(error) => {
                let (good, rest) = self.source.split_at(error.valid_up_to());
                let bad = match error.error_len() {
                    Some(n) => n,
                    None => rest.len(),
                };
                let (invalid, rest) = rest.split_at(bad);
                self.source = rest;
                Some(Utf8Chunk { valid: unsafe { from_utf8_unchecked(good) }, invalid })
            }
        }
    }
}
