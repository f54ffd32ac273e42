//! Paths of files, as Unix has them.

mod compare;
mod components;
mod files;

pub use self::components::{Ancestors, Component, Components, Iter, PrefixComponent, StripPrefixError};
use crate::borrow::{Borrow, Cow, ToOwned};
use crate::ffi::{OsStr, OsString};
use crate::fmt;
use crate::ops::Deref;
use crate::str::FromStr;
use crate::string::String;

/// The separator of a path's parts.
pub const MAIN_SEPARATOR: char = '/';
pub const MAIN_SEPARATOR_STR: &str = "/";

#[must_use]
pub fn is_separator(c: char) -> bool {
    c == '/'
}

/// A borrowed path.
#[picture(transparent, field = "inner")]
#[repr(transparent)]
pub struct Path {
    inner: OsStr,
}

/// An owned path.
#[picture(transparent, field = "inner")]
#[derive(Clone, Default)]
pub struct PathBuf {
    inner: String,
}

impl Path {
    pub fn new<S: AsRef<OsStr> + ?Sized>(s: &S) -> &Path {
        unsafe { &*(s.as_ref() as *const OsStr as *const Path) }
    }

    pub(crate) fn text(&self) -> &str {
        self.inner.to_str().unwrap_or("")
    }

    #[must_use]
    pub fn as_os_str(&self) -> &OsStr {
        &self.inner
    }

    #[must_use]
    pub fn to_str(&self) -> Option<&str> {
        Some(self.text())
    }

    #[must_use]
    pub fn to_string_lossy(&self) -> Cow<'_, str> {
        Cow::Borrowed(self.text())
    }

    #[must_use]
    pub fn to_path_buf(&self) -> PathBuf {
        PathBuf { inner: String::from(self.text()) }
    }

    #[must_use]
    pub fn display(&self) -> Display<'_> {
        Display { path: self }
    }

    #[must_use]
    pub fn is_absolute(&self) -> bool {
        self.text().starts_with('/')
    }

    #[must_use]
    pub fn is_relative(&self) -> bool {
        !self.is_absolute()
    }

    #[must_use]
    pub fn has_root(&self) -> bool {
        self.is_absolute()
    }

    #[must_use]
    pub fn join<P: AsRef<Path>>(&self, path: P) -> PathBuf {
        let mut joined = self.to_path_buf();
        joined.push(path);
        joined
    }

    /// Where the last part begins and ends, separators and `.`s behind it left out.
    fn last_part(&self) -> Option<(usize, usize)> {
        let text = self.text();
        let mut end = text.len();
        loop {
            let before = end;
            while end > 0 && text.as_bytes()[end - 1] == b'/' {
                end -= 1;
            }
            let ends_with_dot = end > 1 && text.as_bytes()[end - 1] == b'.' && text.as_bytes()[end - 2] == b'/';
            if ends_with_dot {
                end -= 1;
            }
            if end == before {
                break;
            }
        }
        if end == 0 {
            return None;
        }
        let start = match text[..end].rfind('/') {
            Some(at) => at + 1,
            None => 0,
        };
        Some((start, end))
    }

    #[must_use]
    pub fn file_name(&self) -> Option<&OsStr> {
        let (start, end) = self.last_part()?;
        match &self.text()[start..end] {
            "." | ".." => None,
            name => Some(OsStr::new(name)),
        }
    }

    /// A file's name before and after its last dot; names that begin with their only dot have nothing after it.
    fn split_name(&self) -> Option<(&str, Option<&str>)> {
        let name = self.file_name()?.to_str()?;
        match name.rfind('.') {
            None | Some(0) => Some((name, None)),
            Some(at) => Some((&name[..at], Some(&name[at + 1..]))),
        }
    }

    #[must_use]
    pub fn file_stem(&self) -> Option<&OsStr> {
        self.split_name().map(|(stem, _)| OsStr::new(stem))
    }

    #[must_use]
    pub fn extension(&self) -> Option<&OsStr> {
        self.split_name().and_then(|(_, extension)| extension).map(|text| OsStr::new(text))
    }

    #[must_use]
    pub fn parent(&self) -> Option<&Path> {
        let (start, _) = self.last_part()?;
        let before = &self.text()[..start];
        let trimmed = before.trim_end_matches('/');
        Some(Path::new(if trimmed.is_empty() && !before.is_empty() { "/" } else { trimmed }))
    }
}

impl Path {
    #[must_use]
    pub fn components(&self) -> Components<'_> {
        Components::of(self.text())
    }

    #[must_use]
    pub fn iter(&self) -> Iter<'_> {
        Iter::of(self.components())
    }

    #[must_use]
    pub fn ancestors(&self) -> Ancestors<'_> {
        Ancestors::of(self)
    }

    pub fn strip_prefix<P: AsRef<Path>>(&self, base: P) -> Result<&Path, StripPrefixError> {
        let mut rest = self.components();
        for part in base.as_ref().components() {
            if rest.next() != Some(part) {
                return Err(StripPrefixError::new());
            }
        }
        Ok(rest.as_path())
    }

    #[must_use]
    pub fn starts_with<P: AsRef<Path>>(&self, base: P) -> bool {
        self.strip_prefix(base).is_ok()
    }

    #[must_use]
    pub fn ends_with<P: AsRef<Path>>(&self, child: P) -> bool {
        let mut rest = self.components();
        child.as_ref().components().rev().all(|part| rest.next_back() == Some(part))
    }

    #[must_use]
    pub fn with_file_name<S: AsRef<OsStr>>(&self, file_name: S) -> PathBuf {
        let mut path = self.to_path_buf();
        path.set_file_name(file_name);
        path
    }

    #[must_use]
    pub fn with_extension<S: AsRef<OsStr>>(&self, extension: S) -> PathBuf {
        let mut path = self.to_path_buf();
        path.set_extension(extension);
        path
    }

    /// A file's name before its first dot, one at its beginning left out.
    #[must_use]
    pub fn file_prefix(&self) -> Option<&OsStr> {
        let name = self.file_name()?.to_str()?;
        let end = match name.char_indices().skip(1).find(|(_, c)| *c == '.') {
            Some((at, _)) if name != ".." => at,
            _ => name.len(),
        };
        Some(OsStr::new(&name[..end]))
    }
}

impl PathBuf {
    #[must_use]
    pub const fn new() -> PathBuf {
        PathBuf { inner: String::new() }
    }

    #[must_use]
    pub fn as_path(&self) -> &Path {
        self
    }

    pub fn push<P: AsRef<Path>>(&mut self, path: P) {
        let path = path.as_ref();
        if path.is_absolute() {
            self.inner.clear();
        } else if !self.inner.is_empty() && !self.inner.ends_with('/') {
            self.inner.push('/');
        }
        self.inner.push_str(path.text());
    }

    pub fn pop(&mut self) -> bool {
        match self.parent().map(|path| path.text().len()) {
            Some(length) => {
                self.inner.truncate(length);
                true
            }
            None => false,
        }
    }

    pub fn set_file_name<S: AsRef<OsStr>>(&mut self, file_name: S) {
        if self.file_name().is_some() {
            self.pop();
        }
        self.push(Path::new(file_name.as_ref()));
    }

    /// Says whether there was a name to set the extension of.
    pub fn set_extension<S: AsRef<OsStr>>(&mut self, extension: S) -> bool {
        let extension = extension.as_ref().to_str().unwrap_or("");
        if extension.contains('/') {
            panic!("extension cannot contain path separators: {extension:?}");
        }
        let Some(stem) = self.file_stem().map(|stem| stem.to_os_string()) else {
            return false;
        };
        let Some((start, _)) = self.last_part() else {
            return false;
        };
        self.inner.truncate(start + stem.len());
        if !extension.is_empty() {
            self.inner.push('.');
            self.inner.push_str(extension);
        }
        true
    }

    #[must_use]
    pub fn with_capacity(capacity: usize) -> PathBuf {
        PathBuf { inner: String::with_capacity(capacity) }
    }

    #[must_use]
    pub fn capacity(&self) -> usize {
        self.inner.capacity()
    }

    pub fn clear(&mut self) {
        self.inner.clear();
    }

    pub fn reserve(&mut self, additional: usize) {
        self.inner.reserve(additional);
    }

    #[must_use]
    pub fn into_os_string(self) -> OsString {
        OsString::from(self.inner)
    }
}

impl Deref for PathBuf {
    type Target = Path;
    fn deref(&self) -> &Path {
        Path::new(&self.inner)
    }
}

impl Borrow<Path> for PathBuf {
    fn borrow(&self) -> &Path {
        self
    }
}

impl ToOwned for Path {
    type Owned = PathBuf;
    fn to_owned(&self) -> PathBuf {
        self.to_path_buf()
    }
}

/// Shows a path to people.
#[picture(transparent, field = "path")]
pub struct Display<'a> {
    path: &'a Path,
}

impl fmt::Display for Display<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.path.text())
    }
}
impl fmt::Debug for Display<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.path, f)
    }
}
impl fmt::Debug for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.inner, f)
    }
}
impl fmt::Debug for PathBuf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.inner, f)
    }
}

impl AsRef<Path> for Path {
    fn as_ref(&self) -> &Path {
        self
    }
}
impl AsRef<Path> for PathBuf {
    fn as_ref(&self) -> &Path {
        self
    }
}
impl AsRef<Path> for str {
    fn as_ref(&self) -> &Path {
        Path::new(self)
    }
}
impl AsRef<Path> for String {
    fn as_ref(&self) -> &Path {
        Path::new(self)
    }
}
impl AsRef<Path> for OsStr {
    fn as_ref(&self) -> &Path {
        Path::new(self)
    }
}
impl AsRef<Path> for OsString {
    fn as_ref(&self) -> &Path {
        Path::new(self)
    }
}
impl AsRef<Path> for Component<'_> {
    fn as_ref(&self) -> &Path {
        Path::new(self.as_os_str())
    }
}
impl<'a> AsRef<Path> for Cow<'a, OsStr> {
    fn as_ref(&self) -> &Path {
        Path::new(&**self)
    }
}
impl AsRef<OsStr> for Path {
    fn as_ref(&self) -> &OsStr {
        &self.inner
    }
}
impl AsRef<OsStr> for PathBuf {
    fn as_ref(&self) -> &OsStr {
        self.as_os_str()
    }
}

impl From<String> for PathBuf {
    fn from(inner: String) -> PathBuf {
        PathBuf { inner }
    }
}
impl From<OsString> for PathBuf {
    fn from(text: OsString) -> PathBuf {
        Path::new(&text).to_path_buf()
    }
}
impl<T: ?Sized + AsRef<OsStr>> From<&T> for PathBuf {
    fn from(s: &T) -> PathBuf {
        Path::new(s).to_path_buf()
    }
}
impl FromStr for PathBuf {
    type Err = crate::convert::Infallible;
    fn from_str(s: &str) -> Result<PathBuf, Self::Err> {
        Ok(PathBuf::from(s))
    }
}
impl<P: AsRef<Path>> FromIterator<P> for PathBuf {
    fn from_iter<I: IntoIterator<Item = P>>(iter: I) -> PathBuf {
        let mut path = PathBuf::new();
        path.extend(iter);
        path
    }
}
impl<P: AsRef<Path>> Extend<P> for PathBuf {
    fn extend<I: IntoIterator<Item = P>>(&mut self, iter: I) {
        for part in iter {
            self.push(part);
        }
    }
}
impl From<PathBuf> for OsString {
    fn from(path: PathBuf) -> OsString {
        path.into_os_string()
    }
}
impl<'a> From<&'a Path> for Cow<'a, Path> {
    fn from(path: &'a Path) -> Cow<'a, Path> {
        Cow::Borrowed(path)
    }
}
impl<'a> From<PathBuf> for Cow<'a, Path> {
    fn from(path: PathBuf) -> Cow<'a, Path> {
        Cow::Owned(path)
    }
}
impl<'a> IntoIterator for &'a Path {
    type Item = &'a OsStr;
    type IntoIter = Iter<'a>;
    fn into_iter(self) -> Iter<'a> {
        self.iter()
    }
}
impl<'a> IntoIterator for &'a PathBuf {
    type Item = &'a OsStr;
    type IntoIter = Iter<'a>;
    fn into_iter(self) -> Iter<'a> {
        self.iter()
    }
}
