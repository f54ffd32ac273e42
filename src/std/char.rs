//! Unicode scalar values.

mod convert;
mod escape;
mod methods;

use crate::fmt;
use crate::intrinsics;
use crate::iter::FusedIterator;

pub use self::convert::{decode_utf16, DecodeUtf16, DecodeUtf16Error, from_digit, from_u32, from_u32_unchecked, CharTryFromError, ParseCharError, TryFromCharError};
pub(crate) use self::escape::{needs_escape, write_escaped};
pub use self::escape::{EscapeDebug, EscapeDefault, EscapeUnicode};

pub const MAX: char = char::MAX;
pub const REPLACEMENT_CHARACTER: char = char::REPLACEMENT_CHARACTER;

/// The classes that the machine's tables know.
const ALPHABETIC: u32 = 0;
const NUMERIC: u32 = 1;
const LOWERCASE: u32 = 2;
const UPPERCASE: u32 = 3;
const WHITESPACE: u32 = 4;
const CONTROL: u32 = 5;
const ESCAPED_IN_DEBUG: u32 = 6;

const fn in_class(c: char, class: u32) -> bool {
    intrinsics::char_class(c as u32, class)
}

/// Up to three characters.
#[derive(Clone, Debug)]
struct CaseMapping {
    chars: [char; 3],
    front: usize,
    back: usize,
}

impl CaseMapping {
    fn new(c: char, upper: bool) -> CaseMapping {
        if c.is_ascii() {
            let mapped = if upper { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() };
            return CaseMapping { chars: [mapped, '\0', '\0'], front: 0, back: 1 };
        }
        let mut points = [0u32; 3];
        let count = unsafe { intrinsics::char_to_case(c as u32, upper, &mut points as *mut [u32; 3] as *mut u32) };
        let chars = unsafe { [from_u32_unchecked(points[0]), from_u32_unchecked(points[1]), from_u32_unchecked(points[2])] };
        CaseMapping { chars, front: 0, back: count }
    }
}

macro_rules! case_iterator {
    ($(#[$doc:meta] $name:ident;)*) => {$(
        #[$doc]
        #[derive(Clone, Debug)]
        #[picture(opaque)]
        pub struct $name(CaseMapping);

        impl Iterator for $name {
            type Item = char;
            fn next(&mut self) -> Option<char> {
                if self.0.front == self.0.back {
                    return None;
                }
                self.0.front += 1;
                Some(self.0.chars[self.0.front - 1])
            }
            fn size_hint(&self) -> (usize, Option<usize>) {
                let n = self.0.back - self.0.front;
                (n, Some(n))
            }
        }

        impl DoubleEndedIterator for $name {
            fn next_back(&mut self) -> Option<char> {
                if self.0.front == self.0.back {
                    return None;
                }
                self.0.back -= 1;
                Some(self.0.chars[self.0.back])
            }
        }

        impl ExactSizeIterator for $name {}
        impl FusedIterator for $name {}

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let mut i = self.0.front;
                while i < self.0.back {
                    fmt::Write::write_char(f, self.0.chars[i])?;
                    i += 1;
                }
                Ok(())
            }
        }
    )*};
}

case_iterator! {
    /// The iterator of `to_lowercase`.
    ToLowercase;
    /// The iterator of `to_uppercase`.
    ToUppercase;
}
