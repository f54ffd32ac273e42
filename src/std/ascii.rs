//! Escaping bytes as ASCII text.

use crate::fmt;

/// Escapes one byte as it would stand in a byte string literal.
pub fn escape_default(c: u8) -> EscapeDefault {
    const HEX: [u8; 16] = *b"0123456789abcdef";
    let (data, len) = match c {
        b'\t' => ([b'\\', b't', 0, 0], 2),
        b'\r' => ([b'\\', b'r', 0, 0], 2),
        b'\n' => ([b'\\', b'n', 0, 0], 2),
        b'\\' => ([b'\\', b'\\', 0, 0], 2),
        b'\'' => ([b'\\', b'\'', 0, 0], 2),
        b'"' => ([b'\\', b'"', 0, 0], 2),
        0x20..=0x7e => ([c, 0, 0, 0], 1),
        _ => ([b'\\', b'x', HEX[(c >> 4) as usize], HEX[(c & 15) as usize]], 4),
    };
    EscapeDefault { data, position: 0, len }
}

/// The bytes of an escape.
#[picture(opaque)]
#[derive(Clone)]
pub struct EscapeDefault {
    data: [u8; 4],
    position: usize,
    len: usize,
}

impl Iterator for EscapeDefault {
    type Item = u8;
    fn next(&mut self) -> Option<u8> {
        if self.position == self.len {
            return None;
        }
        self.position += 1;
        Some(self.data[self.position - 1])
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.len - self.position, Some(self.len - self.position))
    }
}

impl ExactSizeIterator for EscapeDefault {}

impl fmt::Display for EscapeDefault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for byte in self.clone() {
            fmt::Write::write_char(f, byte as char)?;
        }
        Ok(())
    }
}

impl fmt::Debug for EscapeDefault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EscapeDefault { .. }")
    }
}
