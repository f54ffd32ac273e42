//! Searching, splitting and replacing.

use super::iter::*;
use super::pattern::{Pattern, ReversePattern};
use crate::string::String;

impl str {
    #[inline]
    pub fn contains<P: Pattern>(&self, mut pat: P) -> bool {
        pat.next_match(self, 0).is_some()
    }

    #[diagnostic_item = "str_starts_with"]
    pub fn starts_with<P: Pattern>(&self, mut pat: P) -> bool {
        pat.prefix_len(self, 0).is_some()
    }

    #[diagnostic_item = "str_ends_with"]
    pub fn ends_with<P: ReversePattern>(&self, mut pat: P) -> bool {
        pat.suffix_len(self, self.len()).is_some()
    }

    pub fn find<P: Pattern>(&self, mut pat: P) -> Option<usize> {
        match pat.next_match(self, 0) {
            Some((start, _)) => Some(start),
            None => None,
        }
    }

    pub fn rfind<P: ReversePattern>(&self, mut pat: P) -> Option<usize> {
        match pat.next_match_back(self, self.len()) {
            Some((start, _)) => Some(start),
            None => None,
        }
    }

    pub fn split<P: Pattern>(&self, pat: P) -> Split<'_, P> {
        Split(Pieces::new(self, pat))
    }

    pub fn split_inclusive<P: Pattern>(&self, pat: P) -> SplitInclusive<'_, P> {
        SplitInclusive(Pieces::without_empty_end(self, pat))
    }

    pub fn rsplit<P: ReversePattern>(&self, pat: P) -> RSplit<'_, P> {
        RSplit(Pieces::new(self, pat))
    }

    pub fn split_terminator<P: Pattern>(&self, pat: P) -> SplitTerminator<'_, P> {
        SplitTerminator(Pieces::without_empty_end(self, pat))
    }

    pub fn rsplit_terminator<P: ReversePattern>(&self, pat: P) -> RSplitTerminator<'_, P> {
        RSplitTerminator(Pieces::without_empty_end(self, pat))
    }

    pub fn splitn<P: Pattern>(&self, n: usize, pat: P) -> SplitN<'_, P> {
        SplitN { pieces: Pieces::new(self, pat), count: n }
    }

    pub fn rsplitn<P: ReversePattern>(&self, n: usize, pat: P) -> RSplitN<'_, P> {
        RSplitN { pieces: Pieces::new(self, pat), count: n }
    }

    pub fn split_once<P: Pattern>(&self, mut delimiter: P) -> Option<(&'_ str, &'_ str)> {
        let (start, end) = delimiter.next_match(self, 0)?;
        unsafe { Some((self.get_unchecked(..start), self.get_unchecked(end..))) }
    }

    pub fn rsplit_once<P: ReversePattern>(&self, mut delimiter: P) -> Option<(&'_ str, &'_ str)> {
        let (start, end) = delimiter.next_match_back(self, self.len())?;
        unsafe { Some((self.get_unchecked(..start), self.get_unchecked(end..))) }
    }

    pub fn matches<P: Pattern>(&self, pat: P) -> Matches<'_, P> {
        Matches(Found::new(self, pat))
    }

    pub fn rmatches<P: ReversePattern>(&self, pat: P) -> RMatches<'_, P> {
        RMatches(Found::new(self, pat))
    }

    pub fn match_indices<P: Pattern>(&self, pat: P) -> MatchIndices<'_, P> {
        MatchIndices(Found::new(self, pat))
    }

    pub fn rmatch_indices<P: ReversePattern>(&self, pat: P) -> RMatchIndices<'_, P> {
        RMatchIndices(Found::new(self, pat))
    }

    #[must_use = "this returns the replaced string as a new allocation, without modifying the original"]
    #[diagnostic_item = "str_replace"]
    pub fn replace<P: Pattern>(&self, from: P, to: &str) -> String {
        let mut result = String::new();
        let mut last_end = 0;
        for (start, part) in self.match_indices(from) {
            result.push_str(unsafe { self.get_unchecked(last_end..start) });
            result.push_str(to);
            last_end = start + part.len();
        }
        result.push_str(unsafe { self.get_unchecked(last_end..self.len()) });
        result
    }

    #[must_use = "this returns the replaced string as a new allocation, without modifying the original"]
    #[diagnostic_item = "str_replacen"]
    pub fn replacen<P: Pattern>(&self, pat: P, to: &str, count: usize) -> String {
        let mut result = String::with_capacity(32);
        let mut last_end = 0;
        for (start, part) in self.match_indices(pat).take(count) {
            result.push_str(unsafe { self.get_unchecked(last_end..start) });
            result.push_str(to);
            last_end = start + part.len();
        }
        result.push_str(unsafe { self.get_unchecked(last_end..self.len()) });
        result
    }
}
