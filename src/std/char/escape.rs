//! Escaped forms of characters.

use crate::fmt::{self, Write};
use crate::iter::FusedIterator;

/// Room for `\u{10ffff}`.
const LONGEST: usize = 10;

/// Whether `Debug` shows an escape for this character, quotes of both kinds included.
pub(crate) fn needs_escape(c: char) -> bool {
    match c {
        '"' | '\'' | '\\' => true,
        ' '..='~' => false,
        '\0'..='\x7f' => true,
        _ => super::in_class(c, super::ESCAPED_IN_DEBUG),
    }
}

/// Writes the escape that `Debug` shows.
pub(crate) fn write_escaped(c: char, out: &mut dyn Write) -> fmt::Result {
    let mut chars = EscapeChars::debug(c);
    while let Some(e) = chars.next() {
        out.write_char(e)?;
    }
    Ok(())
}

/// The characters of one escape.
#[derive(Clone, Debug)]
struct EscapeChars {
    chars: [char; LONGEST],
    front: usize,
    back: usize,
}

impl EscapeChars {
    fn plain(c: char) -> EscapeChars {
        let mut chars = ['\0'; LONGEST];
        chars[0] = c;
        EscapeChars { chars, front: 0, back: 1 }
    }

    fn backslash(c: char) -> EscapeChars {
        let mut chars = ['\0'; LONGEST];
        chars[0] = '\\';
        chars[1] = c;
        EscapeChars { chars, front: 0, back: 2 }
    }

    fn unicode(c: char) -> EscapeChars {
        const DIGITS: [u8; 16] = *b"0123456789abcdef";
        let mut chars = ['\0'; LONGEST];
        chars[0] = '\\';
        chars[1] = 'u';
        chars[2] = '{';
        let code = c as u32;
        let mut digits = 1;
        while digits < 6 && code >> (4 * digits) != 0 {
            digits += 1;
        }
        let mut i = 0;
        while i < digits {
            chars[3 + i] = DIGITS[(code >> (4 * (digits - 1 - i)) & 15) as usize] as char;
            i += 1;
        }
        chars[3 + digits] = '}';
        EscapeChars { chars, front: 0, back: 4 + digits }
    }

    fn debug(c: char) -> EscapeChars {
        match c {
            '\0' => EscapeChars::backslash('0'),
            '\t' => EscapeChars::backslash('t'),
            '\r' => EscapeChars::backslash('r'),
            '\n' => EscapeChars::backslash('n'),
            '\\' | '"' | '\'' => EscapeChars::backslash(c),
            _ => {
                if needs_escape(c) {
                    EscapeChars::unicode(c)
                } else {
                    EscapeChars::plain(c)
                }
            }
        }
    }

    fn default(c: char) -> EscapeChars {
        match c {
            '\t' => EscapeChars::backslash('t'),
            '\r' => EscapeChars::backslash('r'),
            '\n' => EscapeChars::backslash('n'),
            '\\' | '"' | '\'' => EscapeChars::backslash(c),
            ' '..='~' => EscapeChars::plain(c),
            _ => EscapeChars::unicode(c),
        }
    }

    fn next(&mut self) -> Option<char> {
        if self.front == self.back {
            return None;
        }
        self.front += 1;
        Some(self.chars[self.front - 1])
    }
}

macro_rules! escape_iterator {
    ($(#[$doc:meta] $name:ident $make:ident;)*) => {$(
        #[$doc]
        #[derive(Clone, Debug)]
        #[origin = "core::char"]
        #[picture(opaque)]
        pub struct $name(EscapeChars);

        impl $name {
            pub(crate) fn new(c: char) -> $name {
                $name(EscapeChars::$make(c))
            }
        }

        impl Iterator for $name {
            type Item = char;
            fn next(&mut self) -> Option<char> {
                self.0.next()
            }
            fn size_hint(&self) -> (usize, Option<usize>) {
                let n = self.0.back - self.0.front;
                (n, Some(n))
            }
        }

        impl ExactSizeIterator for $name {}
        impl FusedIterator for $name {}

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let mut chars = self.0.clone();
                while let Some(c) = chars.next() {
                    f.write_char(c)?;
                }
                Ok(())
            }
        }
    )*};
}

escape_iterator! {
    /// The iterator of `escape_unicode`.
    EscapeUnicode unicode;
    /// The iterator of `escape_default`.
    EscapeDefault default;
    /// The iterator of `escape_debug`.
    EscapeDebug debug;
}
