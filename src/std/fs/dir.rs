//! Directories: making them, and what they hold.

use super::host::{self, ask, change_path};
use super::metadata::status;
use super::{FileType, Metadata};
use crate::ffi::OsString;
use crate::fmt;
use crate::io::{Error, ErrorKind, Result};
use crate::path::{Path, PathBuf};
use crate::string::String;
use crate::sync::Arc;
use crate::vec::{self, Vec};

/// Walks over what a directory held when it was opened.
#[origin = "std::fs"]
#[picture(transparent, field = "entries")]
pub struct ReadDir {
    root: Arc<PathBuf>,
    entries: vec::IntoIter<(u8, String)>,
}

/// Something that a directory holds.
#[origin = "std::fs"]
#[picture(fields, name = "name")]
pub struct DirEntry {
    root: Arc<PathBuf>,
    kind: u8,
    name: String,
}

/// The entries of a directory: for each a byte for its kind, and its name, ended by 0.
fn entries_of(listing: &[u8]) -> Vec<(u8, String)> {
    let mut entries = Vec::new();
    for entry in listing.split(|byte| *byte == 0) {
        if let [kind, name @ ..] = entry {
            entries.push((*kind, unsafe { String::from_utf8_unchecked(name.to_vec()) }));
        }
    }
    entries
}

pub fn read_dir<P: AsRef<Path>>(path: P) -> Result<ReadDir> {
    let path = path.as_ref();
    let entries = entries_of(&ask(host::ENTRIES, path)?);
    Ok(ReadDir { root: Arc::new(path.to_path_buf()), entries: entries.into_iter() })
}

impl Iterator for ReadDir {
    type Item = Result<DirEntry>;
    fn next(&mut self) -> Option<Result<DirEntry>> {
        let (kind, name) = self.entries.next()?;
        Some(Ok(DirEntry { root: self.root.clone(), kind, name }))
    }
}

impl fmt::Debug for ReadDir {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ReadDir").field(&*self.root).finish()
    }
}

impl DirEntry {
    #[must_use]
    pub fn path(&self) -> PathBuf {
        self.root.join(&self.name)
    }

    /// Of the entry itself, if it is a symbolic link.
    pub fn metadata(&self) -> Result<Metadata> {
        status(&self.path(), host::LINK_STATUS)
    }

    pub fn file_type(&self) -> Result<FileType> {
        Ok(FileType::of(self.kind as u32))
    }

    #[must_use]
    pub fn file_name(&self) -> OsString {
        OsString::from(&self.name)
    }
}

impl fmt::Debug for DirEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("DirEntry").field(&self.path()).finish()
    }
}

/// How directories are to be made.
#[origin = "std::fs"]
#[picture(fields, mode = "mode", recursive = "recursive")]
pub struct DirBuilder {
    mode: u32,
    recursive: bool,
}

impl DirBuilder {
    #[must_use]
    pub fn new() -> DirBuilder {
        DirBuilder { mode: 0o777, recursive: false }
    }

    pub fn recursive(&mut self, recursive: bool) -> &mut DirBuilder {
        self.recursive = recursive;
        self
    }

    pub(crate) fn set_mode(&mut self, mode: u32) {
        self.mode = mode;
    }

    pub fn create<P: AsRef<Path>>(&self, path: P) -> Result<()> {
        let path = path.as_ref();
        if self.recursive { self.create_all(path) } else { self.create_one(path) }
    }

    fn create_one(&self, path: &Path) -> Result<()> {
        change_path(host::MAKE_DIRECTORY, path, self.mode as usize)
    }

    fn create_all(&self, path: &Path) -> Result<()> {
        if path.text().is_empty() {
            return Ok(());
        }
        match self.create_one(path) {
            Ok(()) => return Ok(()),
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(_) if path.is_dir() => return Ok(()),
            Err(error) => return Err(error),
        }
        match path.parent() {
            Some(parent) => self.create_all(parent)?,
            None => return Err(Error::message(ErrorKind::Uncategorized, "failed to create whole tree")),
        }
        match self.create_one(path) {
            Err(_) if path.is_dir() => Ok(()),
            result => result,
        }
    }
}

impl fmt::Debug for DirBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mode = fmt::from_fn(|f| write!(f, "0o{:06o}", self.mode));
        let inner = fmt::from_fn(|f| f.debug_struct("DirBuilder").field("mode", &mode).finish());
        f.debug_struct("DirBuilder").field("inner", &inner).field("recursive", &self.recursive).finish()
    }
}
