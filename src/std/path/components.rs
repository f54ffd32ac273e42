//! The parts of a path.

use super::Path;
use crate::cmp;
use crate::error::Error;
use crate::ffi::OsStr;
use crate::fmt;
use crate::iter::FusedIterator;

/// Where a path of Windows begins. There are none here.
#[derive(Copy, Clone, Debug, Hash, PartialEq, Eq, PartialOrd, Ord)]
#[picture(transparent, field = "raw")]
pub struct PrefixComponent<'a> {
    raw: &'a OsStr,
}

impl<'a> PrefixComponent<'a> {
    #[must_use]
    pub fn as_os_str(&self) -> &'a OsStr {
        self.raw
    }
}

/// One part of a path.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Component<'a> {
    Prefix(PrefixComponent<'a>),
    RootDir,
    CurDir,
    ParentDir,
    Normal(&'a OsStr),
}

impl<'a> Component<'a> {
    #[must_use]
    pub fn as_os_str(self) -> &'a OsStr {
        match self {
            Component::Prefix(prefix) => prefix.raw,
            Component::RootDir => OsStr::new("/"),
            Component::CurDir => OsStr::new("."),
            Component::ParentDir => OsStr::new(".."),
            Component::Normal(name) => name,
        }
    }
}

impl AsRef<OsStr> for Component<'_> {
    fn as_ref(&self) -> &OsStr {
        self.as_os_str()
    }
}

/// Walks over the parts of a path: separators beside each other count once, and `.` only at the beginning.
#[derive(Clone)]
#[picture(text, pointer = "text", first = "start", end = "end")]
pub struct Components<'a> {
    text: &'a str,
    /// What is left, `front` aside.
    start: usize,
    end: usize,
    /// The root or the `.` that the path begins with, until it has been given.
    front: Option<Component<'a>>,
}

impl<'a> Components<'a> {
    pub(super) fn of(text: &'a str) -> Components<'a> {
        let front = if text.starts_with('/') {
            Some(Component::RootDir)
        } else if text == "." || text.starts_with("./") {
            Some(Component::CurDir)
        } else {
            None
        };
        Components { text, start: front.is_some() as usize, end: text.len(), front }
    }

    /// Leaves out separators and `.`s before and behind what is left.
    fn trim(&mut self) {
        let bytes = self.text.as_bytes();
        while self.start < self.end {
            let after = self.start + 1;
            match bytes[self.start] {
                b'/' => self.start = after,
                b'.' if after == self.end || bytes[after] == b'/' => self.start = after,
                _ => break,
            }
        }
        while self.start < self.end {
            let last = self.end - 1;
            match bytes[last] {
                b'/' => self.end = last,
                b'.' if bytes[last - 1] == b'/' => self.end = last,
                _ => break,
            }
        }
    }

    fn part(text: &'a str) -> Component<'a> {
        if text == ".." { Component::ParentDir } else { Component::Normal(OsStr::new(text)) }
    }

    /// What is left, as a path.
    #[must_use]
    pub fn as_path(&self) -> &'a Path {
        let mut rest = self.clone();
        rest.trim();
        let start = if rest.front.is_some() { 0 } else { rest.start };
        let end = if rest.start < rest.end { rest.end } else { rest.front.is_some() as usize };
        Path::new(if start < end { &rest.text[start..end] } else { "" })
    }
}

impl<'a> Iterator for Components<'a> {
    type Item = Component<'a>;
    fn next(&mut self) -> Option<Component<'a>> {
        if let Some(front) = self.front.take() {
            return Some(front);
        }
        self.trim();
        let left = &self.text[self.start..self.end];
        if left.is_empty() {
            return None;
        }
        let part = left.split('/').next()?;
        self.start += part.len();
        Some(Components::part(part))
    }
}

impl<'a> DoubleEndedIterator for Components<'a> {
    fn next_back(&mut self) -> Option<Component<'a>> {
        self.trim();
        let left = &self.text[self.start..self.end];
        if left.is_empty() {
            return self.front.take();
        }
        let part = left.rsplit('/').next()?;
        self.end -= part.len();
        Some(Components::part(part))
    }
}

impl FusedIterator for Components<'_> {}

impl<'a> PartialEq for Components<'a> {
    fn eq(&self, other: &Components<'a>) -> bool {
        Iterator::eq(self.clone(), other.clone())
    }
}
impl Eq for Components<'_> {}
impl<'a> PartialOrd for Components<'a> {
    fn partial_cmp(&self, other: &Components<'a>) -> Option<cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Components<'_> {
    fn cmp(&self, other: &Self) -> cmp::Ordering {
        Iterator::cmp(self.clone(), other.clone())
    }
}

impl AsRef<Path> for Components<'_> {
    fn as_ref(&self) -> &Path {
        self.as_path()
    }
}
impl AsRef<OsStr> for Components<'_> {
    fn as_ref(&self) -> &OsStr {
        self.as_path().as_os_str()
    }
}

impl fmt::Debug for Components<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = fmt::from_fn(|f| f.debug_list().entries(self.clone()).finish());
        f.debug_tuple("Components").field(&parts).finish()
    }
}

/// Walks over the parts of a path as strings.
#[derive(Clone)]
#[picture(transparent, field = "inner")]
pub struct Iter<'a> {
    inner: Components<'a>,
}

impl<'a> Iter<'a> {
    pub(super) fn of(inner: Components<'a>) -> Iter<'a> {
        Iter { inner }
    }

    #[must_use]
    pub fn as_path(&self) -> &'a Path {
        self.inner.as_path()
    }
}

impl<'a> Iterator for Iter<'a> {
    type Item = &'a OsStr;
    fn next(&mut self) -> Option<&'a OsStr> {
        self.inner.next().map(Component::as_os_str)
    }
}

impl<'a> DoubleEndedIterator for Iter<'a> {
    fn next_back(&mut self) -> Option<&'a OsStr> {
        self.inner.next_back().map(Component::as_os_str)
    }
}

impl FusedIterator for Iter<'_> {}

impl AsRef<Path> for Iter<'_> {
    fn as_ref(&self) -> &Path {
        self.as_path()
    }
}

impl fmt::Debug for Iter<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = fmt::from_fn(|f| f.debug_list().entries(self.clone()).finish());
        f.debug_tuple("Iter").field(&parts).finish()
    }
}

/// A path and all those it lies in.
#[derive(Copy, Clone, Debug)]
#[picture(transparent, field = "next")]
pub struct Ancestors<'a> {
    next: Option<&'a Path>,
}

impl<'a> Ancestors<'a> {
    pub(super) fn of(path: &'a Path) -> Ancestors<'a> {
        Ancestors { next: Some(path) }
    }
}

impl<'a> Iterator for Ancestors<'a> {
    type Item = &'a Path;
    fn next(&mut self) -> Option<&'a Path> {
        let next = self.next;
        self.next = next.and_then(Path::parent);
        next
    }
}

impl FusedIterator for Ancestors<'_> {}

/// The path did not begin so.
#[derive(Debug, Clone, PartialEq, Eq)]
#[picture(opaque)]
pub struct StripPrefixError(());

impl StripPrefixError {
    pub(super) fn new() -> StripPrefixError {
        StripPrefixError(())
    }
}

impl fmt::Display for StripPrefixError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("prefix not found")
    }
}

impl Error for StripPrefixError {}
