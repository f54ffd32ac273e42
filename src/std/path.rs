//! Paths of files, as Unix has them.

use crate::borrow::{Borrow, Cow, ToOwned};
use crate::ffi::{OsStr, OsString};
use crate::fmt;
use crate::ops::Deref;
use crate::string::String;

/// The separator of a path's parts.
pub const MAIN_SEPARATOR: char = '/';

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
