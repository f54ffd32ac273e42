//! Conversions into and out of `String`.

use super::String;
use crate::borrow::{Cow, ToOwned};
use crate::boxed::Box;
use crate::fmt;
use crate::str::FromStr;
use crate::vec::Vec;

/// The text of a value, by its `Display`.
#[diagnostic_item = "ToString"]
#[origin = "alloc::string"]
pub trait ToString {
    #[must_use]
    #[diagnostic_item = "to_string_method"]
    fn to_string(&self) -> String;
}

impl<T: fmt::Display + ?Sized> ToString for T {
    #[inline]
    fn to_string(&self) -> String {
        let mut buf = String::new();
        let result = fmt::Display::fmt(self, &mut fmt::Formatter::plain(&mut buf));
        match result {
            Ok(()) => buf,
            Err(error) => panic!("a Display implementation returned an error unexpectedly: {error:?}"),
        }
    }
}

impl ToOwned for str {
    type Owned = String;
    #[inline]
    #[track_caller]
    fn to_owned(&self) -> String {
        String::from(self)
    }
}

impl From<&str> for String {
    #[inline]
    #[track_caller]
    fn from(s: &str) -> String {
        let mut out = String::with_capacity(s.len());
        out.push_str(s);
        out
    }
}

impl From<&mut str> for String {
    #[track_caller]
    fn from(s: &mut str) -> String {
        String::from(&*s)
    }
}

impl From<&String> for String {
    #[track_caller]
    fn from(s: &String) -> String {
        s.clone()
    }
}

impl From<Box<str>> for String {
    fn from(s: Box<str>) -> String {
        s.into_string()
    }
}

impl<'a> From<Cow<'a, str>> for String {
    fn from(s: Cow<'a, str>) -> String {
        s.into_owned()
    }
}

impl From<char> for String {
    #[track_caller]
    fn from(c: char) -> String {
        String::from(&*c.encode_utf8(&mut [0; 4]))
    }
}

impl TryFrom<Vec<u8>> for String {
    type Error = super::FromUtf8Error;
    fn try_from(bytes: Vec<u8>) -> Result<String, super::FromUtf8Error> {
        String::from_utf8(bytes)
    }
}

impl FromStr for String {
    type Err = crate::convert::Infallible;
    #[inline]
    fn from_str(s: &str) -> Result<String, crate::convert::Infallible> {
        Ok(String::from(s))
    }
}
