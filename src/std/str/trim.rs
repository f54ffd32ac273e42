//! Trimming.

use super::pattern::{DoubleEndedPattern, Pattern, ReversePattern};

impl str {
    /// The position after the leading whitespace.
    fn first_visible(&self) -> usize {
        let mut i = 0;
        while i < self.len() {
            let c = super::char_at(self, i);
            if !c.is_whitespace() {
                break;
            }
            i += c.len_utf8();
        }
        i
    }

    /// The position before the trailing whitespace, not before `from`.
    fn last_visible(&self, from: usize) -> usize {
        let mut i = self.len();
        while i > from {
            let c = super::char_before(self, i);
            if !c.is_whitespace() {
                break;
            }
            i -= c.len_utf8();
        }
        i
    }

    #[must_use = "this returns the trimmed string as a slice, without modifying the original"]
    #[diagnostic_item = "str_trim"]
    pub fn trim(&self) -> &str {
        let start = self.first_visible();
        let end = self.last_visible(start);
        unsafe { self.get_unchecked(start..end) }
    }

    #[must_use = "this returns the trimmed string as a new slice, without modifying the original"]
    #[diagnostic_item = "str_trim_start"]
    pub fn trim_start(&self) -> &str {
        unsafe { self.get_unchecked(self.first_visible()..) }
    }

    #[must_use = "this returns the trimmed string as a new slice, without modifying the original"]
    #[diagnostic_item = "str_trim_end"]
    pub fn trim_end(&self) -> &str {
        unsafe { self.get_unchecked(..self.last_visible(0)) }
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
    pub fn trim_start_matches<P: Pattern>(&self, mut pat: P) -> &str {
        let mut start = 0;
        while let Some(n) = pat.prefix_len(self, start) {
            if n == 0 {
                break;
            }
            start += n;
        }
        unsafe { self.get_unchecked(start..) }
    }

    #[must_use = "this returns the trimmed string as a new slice, without modifying the original"]
    pub fn trim_end_matches<P: ReversePattern>(&self, mut pat: P) -> &str {
        let mut end = self.len();
        while let Some(n) = pat.suffix_len(self, end) {
            if n == 0 {
                break;
            }
            end -= n;
        }
        unsafe { self.get_unchecked(..end) }
    }

    #[deprecated(note = "superseded by `trim_start_matches`")]
    pub fn trim_left_matches<P: Pattern>(&self, pat: P) -> &str {
        self.trim_start_matches(pat)
    }

    #[deprecated(note = "superseded by `trim_end_matches`")]
    pub fn trim_right_matches<P: ReversePattern>(&self, pat: P) -> &str {
        self.trim_end_matches(pat)
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
