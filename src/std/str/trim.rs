//! Trimming.

use super::pattern::{DoubleEndedPattern, Pattern, ReversePattern};

impl str {
    /// The position after the leading characters that satisfy a predicate.
    fn start_after(&self, mut pat: impl Pattern) -> usize {
        let mut i = 0;
        while let Some(n) = pat.prefix_len(self, i) {
            if n == 0 {
                break;
            }
            i += n;
        }
        i
    }

    /// The position before the trailing characters that satisfy a predicate, not before `from`.
    fn end_before(&self, mut pat: impl Pattern, from: usize) -> usize {
        let mut i = self.len();
        while i > from {
            match pat.suffix_len(self, i) {
                None | Some(0) => break,
                Some(n) => i -= n,
            }
        }
        i
    }

    #[must_use = "this returns the trimmed string as a slice, without modifying the original"]
    #[diagnostic_item = "str_trim"]
    pub fn trim(&self) -> &str {
        let start = self.start_after(|c: char| c.is_whitespace());
        let end = self.end_before(|c: char| c.is_whitespace(), start);
        unsafe { self.get_unchecked(start..end) }
    }

    #[must_use = "this returns the trimmed string as a new slice, without modifying the original"]
    #[diagnostic_item = "str_trim_start"]
    pub fn trim_start(&self) -> &str {
        unsafe { self.get_unchecked(self.start_after(|c: char| c.is_whitespace())..) }
    }

    #[must_use = "this returns the trimmed string as a new slice, without modifying the original"]
    #[diagnostic_item = "str_trim_end"]
    pub fn trim_end(&self) -> &str {
        unsafe { self.get_unchecked(..self.end_before(|c: char| c.is_whitespace(), 0)) }
    }

    #[deprecated(note = "superseded by `trim_start`")]
    pub fn trim_left(&self) -> &str {
        self.trim_start()
    }

    #[deprecated(note = "superseded by `trim_end`")]
    pub fn trim_right(&self) -> &str {
        self.trim_end()
    }

    #[must_use = "this returns the trimmed string as a new slice, without modifying the original"]
    pub fn trim_matches<P: DoubleEndedPattern>(&self, mut pat: P) -> &str {
        let mut start = 0;
        while let Some(n) = pat.prefix_len(self, start) {
            start += n;
        }
        let mut end = self.len();
        while end > start {
            match pat.suffix_len(self, end) {
                Some(n) => end -= n,
                None => break,
            }
        }
        unsafe { self.get_unchecked(start..end) }
    }

    #[must_use = "this returns the trimmed string as a new slice, without modifying the original"]
    pub fn trim_start_matches<P: Pattern>(&self, pat: P) -> &str {
        unsafe { self.get_unchecked(self.start_after(pat)..) }
    }

    #[must_use = "this returns the trimmed string as a new slice, without modifying the original"]
    pub fn trim_end_matches<P: ReversePattern>(&self, pat: P) -> &str {
        unsafe { self.get_unchecked(..self.end_before(pat, 0)) }
    }

    #[must_use = "this returns the remaining substring as a new slice, without modifying the original"]
    pub fn strip_prefix<P: Pattern>(&self, mut prefix: P) -> Option<&str> {
        match prefix.prefix_len(self, 0) {
            Some(n) => Some(unsafe { self.get_unchecked(n..) }),
            None => None,
        }
    }

    #[must_use = "this returns the remaining substring as a new slice, without modifying the original"]
    pub fn strip_suffix<P: ReversePattern>(&self, mut suffix: P) -> Option<&str> {
        match suffix.suffix_len(self, self.len()) {
            Some(n) => Some(unsafe { self.get_unchecked(..self.len() - n) }),
            None => None,
        }
    }
}
