//! Formatting: the traits, the `Formatter`, and the function that carries out `format_args!`.

mod builders;
mod float;
mod impls;
mod num;
#[doc(hidden)]
#[unstable(feature = "fmt_internals")]
pub mod rt;

use crate::string::String;

pub use self::builders::{from_fn, DebugList, DebugMap, DebugSet, DebugStruct, DebugTuple, FromFn};

/// The result of a formatting function.
pub type Result = crate::result::Result<(), Error>;

/// Formatting failed; why is not said.
#[derive(Copy, Clone, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[diagnostic_item = "FmtError"]
pub struct Error;

impl Display for Error {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.pad("an error occurred when formatting an argument")
    }
}

/// What text can be written to.
#[diagnostic_item = "FmtWrite"]
pub trait Write {
    fn write_str(&mut self, s: &str) -> Result;

    fn write_char(&mut self, c: char) -> Result {
        self.write_str(c.encode_utf8(&mut [0; 4]))
    }

    fn write_fmt(&mut self, args: Arguments<'_>) -> Result {
        let mut this = self;
        write(&mut this, args)
    }
}

impl<W: Write + ?Sized> Write for &mut W {
    fn write_str(&mut self, s: &str) -> Result {
        (**self).write_str(s)
    }
    fn write_char(&mut self, c: char) -> Result {
        (**self).write_char(c)
    }
    fn write_fmt(&mut self, args: Arguments<'_>) -> Result {
        (**self).write_fmt(args)
    }
}

/// A format string with its arguments, ready to be written. See `rt` for who makes one.
#[picture(opaque)]
#[lang = "format_arguments"]
#[diagnostic_item = "FmtArguments"]
#[derive(Copy, Clone)]
pub struct Arguments<'a> {
    pieces: &'a [&'static str],
    args: &'a [rt::Argument<'a>],
    /// Nothing when placeholder n plainly shows argument n.
    placeholders: Option<&'a [rt::Placeholder]>,
}

impl<'a> Arguments<'a> {
    #[doc(hidden)]
    #[inline]
    pub const fn new_const(pieces: &'a [&'static str]) -> Arguments<'a> {
        Arguments { pieces, args: &[], placeholders: None }
    }

    /// Of a format string whose values were literals and are part of it now. Not `const`, as with other values.
    #[doc(hidden)]
    #[inline]
    pub fn new_inlined(pieces: &'a [&'static str]) -> Arguments<'a> {
        Arguments::new_const(pieces)
    }

    #[doc(hidden)]
    #[inline]
    pub fn new_v1(pieces: &'a [&'static str], args: &'a [rt::Argument<'a>]) -> Arguments<'a> {
        Arguments { pieces, args, placeholders: None }
    }

    #[doc(hidden)]
    #[inline]
    pub fn new_v1_formatted(
        pieces: &'a [&'static str],
        args: &'a [rt::Argument<'a>],
        placeholders: &'a [rt::Placeholder],
    ) -> Arguments<'a> {
        Arguments { pieces, args, placeholders: Some(placeholders) }
    }

    /// Plain text.
    #[doc(hidden)]
    pub const fn from_str(s: &'a &'static str) -> Arguments<'a> {
        Arguments { pieces: crate::slice::from_ref(s), args: &[], placeholders: None }
    }

    /// The text, if there is nothing to fill in.
    #[must_use]
    pub const fn as_str(&self) -> Option<&'static str> {
        if self.args.len() > 0 {
            return None;
        }
        match self.pieces {
            [] => Some(""),
            [s] => Some(*s),
            _ => None,
        }
    }
}

impl Debug for Arguments<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        Display::fmt(self, f)
    }
}

impl Display for Arguments<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write(f.buf, *self)
    }
}

/// Where a value stands in a field wider than itself.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Alignment {
    Left,
    Right,
    Center,
}

/// Where output goes, and how it was asked to look.
#[picture(opaque)]
#[lang = "Formatter"]
#[diagnostic_item = "Formatter"]
pub struct Formatter<'a> {
    fill: char,
    align: rt::Alignment,
    flags: u32,
    width: Option<u16>,
    precision: Option<u16>,
    buf: &'a mut (dyn Write + 'a),
}

/// Writes formatted text.
pub fn write(output: &mut dyn Write, args: Arguments<'_>) -> Result {
    let mut f = Formatter::plain(output);
    let mut i = 0;
    match args.placeholders {
        None => {
            while i < args.args.len() {
                let piece = args.pieces[i];
                if !piece.is_empty() {
                    f.buf.write_str(piece)?;
                }
                args.args[i].fmt(&mut f)?;
                i += 1;
            }
        }
        Some(placeholders) => {
            while i < placeholders.len() {
                let piece = args.pieces[i];
                if !piece.is_empty() {
                    f.buf.write_str(piece)?;
                }
                let p = &placeholders[i];
                f.fill = p.fill;
                f.align = p.align;
                f.flags = p.flags;
                f.width = count(&p.width, args.args);
                f.precision = count(&p.precision, args.args);
                args.args[p.position].fmt(&mut f)?;
                i += 1;
            }
        }
    }
    if i < args.pieces.len() {
        f.buf.write_str(args.pieces[i])?;
    }
    Ok(())
}

fn count(c: &rt::Count, args: &[rt::Argument<'_>]) -> Option<u16> {
    match *c {
        rt::Count::Is(n) => Some(n),
        rt::Count::Implied => None,
        rt::Count::Param(i) => {
            let n = args[i].as_usize();
            if n > 0xffff {
                panic!("Formatting argument out of range");
            }
            Some(n as u16)
        }
    }
}

/// The `String` of `format!`.
#[must_use]
pub fn format(args: Arguments<'_>) -> String {
    match args.as_str() {
        Some(s) => String::from(s),
        None => {
            let mut estimate = 0;
            let mut i = 0;
            while i < args.pieces.len() {
                estimate += args.pieces[i].len();
                i += 1;
            }
            if i > 0 && args.pieces[0].is_empty() && estimate < 16 {
                estimate = 0;
            } else {
                estimate *= 2;
            }
            let mut out = String::with_capacity(estimate);
            match out.write_fmt(args) {
                Ok(()) => out,
                Err(_) => panic!("a formatting trait implementation returned an error when the underlying stream did not"),
            }
        }
    }
}

impl<'a> Formatter<'a> {
    /// A formatter without any wishes.
    pub(crate) fn plain(buf: &'a mut (dyn Write + 'a)) -> Formatter<'a> {
        Formatter { fill: ' ', align: rt::Alignment::Unknown, flags: 0, width: None, precision: None, buf }
    }

    /// Writes a number's digits with its sign, its prefix (with `#`) and padding.
    pub fn pad_integral(&mut self, is_nonnegative: bool, prefix: &str, digits: &str) -> Result {
        if self.width.is_none() && self.flags == 0 {
            if !is_nonnegative {
                self.buf.write_str("-")?;
            }
            return self.buf.write_str(digits);
        }
        let mut width = digits.len();
        let sign = if !is_nonnegative {
            width += 1;
            "-"
        } else if self.sign_plus() {
            width += 1;
            "+"
        } else {
            ""
        };
        let prefix = if self.alternate() { prefix } else { "" };
        width += prefix.len();
        let wanted = match self.width {
            None => 0,
            Some(n) => n as usize,
        };
        if width >= wanted {
            self.buf.write_str(sign)?;
            self.buf.write_str(prefix)?;
            self.buf.write_str(digits)
        } else if self.sign_aware_zero_pad() {
            self.buf.write_str(sign)?;
            self.buf.write_str(prefix)?;
            self.repeat('0', wanted - width)?;
            self.buf.write_str(digits)
        } else {
            let after = self.pad_before(wanted - width, rt::Alignment::Right)?;
            self.buf.write_str(sign)?;
            self.buf.write_str(prefix)?;
            self.buf.write_str(digits)?;
            self.repeat(self.fill, after)
        }
    }

    /// Writes text cut to the precision and padded to the width.
    pub fn pad(&mut self, s: &str) -> Result {
        if self.width.is_none() && self.precision.is_none() {
            return self.buf.write_str(s);
        }
        let s = match self.precision {
            None => s,
            Some(max) => {
                let mut end = 0;
                let mut left = max;
                while left > 0 && end < s.len() {
                    end += crate::str::char_width(s.as_bytes()[end]);
                    left -= 1;
                }
                unsafe { s.get_unchecked(..end) }
            }
        };
        let wanted = match self.width {
            None => return self.buf.write_str(s),
            Some(n) => n as usize,
        };
        let have = crate::str::count_chars(s);
        if have >= wanted {
            return self.buf.write_str(s);
        }
        let after = self.pad_before(wanted - have, rt::Alignment::Left)?;
        self.buf.write_str(s)?;
        self.repeat(self.fill, after)
    }

    /// Pads a formatted float: `sign` and `body`, zeros between them if asked.
    fn pad_number(&mut self, sign: &str, body: &str) -> Result {
        let have = sign.len() + body.len();
        let wanted = match self.width {
            None => 0,
            Some(n) => n as usize,
        };
        if have >= wanted {
            self.buf.write_str(sign)?;
            self.buf.write_str(body)
        } else if self.sign_aware_zero_pad() {
            self.buf.write_str(sign)?;
            self.repeat('0', wanted - have)?;
            self.buf.write_str(body)
        } else {
            let after = self.pad_before(wanted - have, rt::Alignment::Right)?;
            self.buf.write_str(sign)?;
            self.buf.write_str(body)?;
            self.repeat(self.fill, after)
        }
    }

    /// Writes the part of the padding that stands before; gives the length of the rest.
    fn pad_before(&mut self, padding: usize, default: rt::Alignment) -> crate::result::Result<usize, Error> {
        let align = match self.align {
            rt::Alignment::Unknown => default,
            given => given,
        };
        let before = match align {
            rt::Alignment::Left | rt::Alignment::Unknown => 0,
            rt::Alignment::Right => padding,
            rt::Alignment::Center => padding / 2,
        };
        self.repeat(self.fill, before)?;
        Ok(padding - before)
    }

    fn repeat(&mut self, c: char, times: usize) -> Result {
        let mut i = 0;
        while i < times {
            self.buf.write_char(c)?;
            i += 1;
        }
        Ok(())
    }

    pub fn write_str(&mut self, data: &str) -> Result {
        self.buf.write_str(data)
    }

    pub fn write_fmt(&mut self, fmt: Arguments<'_>) -> Result {
        match fmt.as_str() {
            Some(s) => self.buf.write_str(s),
            None => write(self.buf, fmt),
        }
    }

    #[must_use]
    pub fn fill(&self) -> char {
        self.fill
    }

    #[must_use]
    pub fn align(&self) -> Option<Alignment> {
        match self.align {
            rt::Alignment::Left => Some(Alignment::Left),
            rt::Alignment::Right => Some(Alignment::Right),
            rt::Alignment::Center => Some(Alignment::Center),
            rt::Alignment::Unknown => None,
        }
    }

    #[must_use]
    pub fn width(&self) -> Option<usize> {
        match self.width {
            Some(n) => Some(n as usize),
            None => None,
        }
    }

    #[must_use]
    pub fn precision(&self) -> Option<usize> {
        match self.precision {
            Some(n) => Some(n as usize),
            None => None,
        }
    }

    #[must_use]
    pub fn sign_plus(&self) -> bool {
        self.flags & rt::FLAG_PLUS != 0
    }

    #[must_use]
    pub fn sign_minus(&self) -> bool {
        self.flags & rt::FLAG_MINUS != 0
    }

    #[must_use]
    pub fn alternate(&self) -> bool {
        self.flags & rt::FLAG_ALTERNATE != 0
    }

    #[must_use]
    pub fn sign_aware_zero_pad(&self) -> bool {
        self.flags & rt::FLAG_ZERO != 0
    }

    fn debug_lower_hex(&self) -> bool {
        self.flags & rt::FLAG_LOWER_HEX != 0
    }

    fn debug_upper_hex(&self) -> bool {
        self.flags & rt::FLAG_UPPER_HEX != 0
    }
}

impl Write for Formatter<'_> {
    fn write_str(&mut self, s: &str) -> Result {
        self.buf.write_str(s)
    }
    fn write_char(&mut self, c: char) -> Result {
        self.buf.write_char(c)
    }
    fn write_fmt(&mut self, args: Arguments<'_>) -> Result {
        match args.as_str() {
            Some(s) => self.buf.write_str(s),
            None => write(self.buf, args),
        }
    }
}

/// `{:?}`, for programmers.
#[lang = "Debug"]
#[diagnostic_item = "Debug"]
#[diagnostic::on_unimplemented(
    message = "`{Self}` doesn't implement `Debug`",
    label = "`{Self}` cannot be formatted using `{{:?}}` because it doesn't implement `Debug`"
)]
pub trait Debug {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}

/// `{}`, for users.
#[lang = "Display"]
#[diagnostic_item = "Display"]
#[diagnostic::on_unimplemented(
    message = "`{Self}` doesn't implement `std::fmt::Display`",
    label = "`{Self}` cannot be formatted with the default formatter",
    note = "in format strings you may be able to use `{{:?}}` (or {{:#?}} for pretty-print) instead"
)]
pub trait Display {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}

/// `{:o}`
#[diagnostic_item = "Octal"]
pub trait Octal {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}

/// `{:b}`
#[diagnostic_item = "Binary"]
pub trait Binary {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}

/// `{:x}`
#[diagnostic_item = "LowerHex"]
pub trait LowerHex {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}

/// `{:X}`
#[diagnostic_item = "UpperHex"]
pub trait UpperHex {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}

/// `{:p}`
#[diagnostic_item = "Pointer"]
pub trait Pointer {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}

/// `{:e}`
#[diagnostic_item = "LowerExp"]
pub trait LowerExp {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}

/// `{:E}`
#[diagnostic_item = "UpperExp"]
pub trait UpperExp {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result;
}
