//! Comparison of text, and the trait of what can be read from it.

use super::ParseBoolError;
use crate::cmp::Ordering;
use crate::intrinsics;

impl PartialEq for str {
    #[inline]
    fn eq(&self, other: &str) -> bool {
        self.len() == other.len() && unsafe { intrinsics::compare_bytes(self.as_ptr(), other.as_ptr(), self.len()) == 0 }
    }
}

impl Eq for str {}

impl Ord for str {
    #[inline]
    fn cmp(&self, other: &str) -> Ordering {
        let n = if self.len() < other.len() { self.len() } else { other.len() };
        let order = unsafe { intrinsics::compare_bytes(self.as_ptr(), other.as_ptr(), n) };
        if order == 0 {
            self.len().cmp(&other.len())
        } else if order < 0 {
            Ordering::Less
        } else {
            Ordering::Greater
        }
    }
}

impl PartialOrd for str {
    #[inline]
    fn partial_cmp(&self, other: &str) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Default for &str {
    fn default() -> Self {
        ""
    }
}

impl AsRef<[u8]> for str {
    #[inline]
    fn as_ref(&self) -> &[u8] {
        self.as_bytes()
    }
}

/// What can be read from text; `str::parse` calls it.
#[diagnostic_item = "FromStr"]
pub trait FromStr: Sized {
    type Err;
    #[diagnostic_item = "from_str_method"]
    fn from_str(s: &str) -> Result<Self, Self::Err>;
}

impl FromStr for bool {
    type Err = ParseBoolError;
    fn from_str(s: &str) -> Result<bool, ParseBoolError> {
        match s {
            "true" => Ok(true),
            "false" => Ok(false),
            _ => Err(ParseBoolError { private: () }),
        }
    }
}

impl Default for &mut str {
    fn default() -> Self {
        unsafe { super::from_utf8_unchecked_mut(&mut []) }
    }
}
