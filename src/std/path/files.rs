//! What is asked about the file a path leads to.

use super::{Path, PathBuf};
use crate::fs::{self, Metadata, ReadDir};
use crate::io::Result;

impl Path {
    pub fn metadata(&self) -> Result<Metadata> {
        fs::metadata(self)
    }

    pub fn symlink_metadata(&self) -> Result<Metadata> {
        fs::symlink_metadata(self)
    }

    pub fn canonicalize(&self) -> Result<PathBuf> {
        fs::canonicalize(self)
    }

    pub fn read_link(&self) -> Result<PathBuf> {
        fs::read_link(self)
    }

    pub fn read_dir(&self) -> Result<ReadDir> {
        fs::read_dir(self)
    }

    #[must_use]
    pub fn exists(&self) -> bool {
        self.metadata().is_ok()
    }

    pub fn try_exists(&self) -> Result<bool> {
        fs::exists(self)
    }

    #[must_use]
    pub fn is_file(&self) -> bool {
        self.metadata().is_ok_and(|known| known.is_file())
    }

    #[must_use]
    pub fn is_dir(&self) -> bool {
        self.metadata().is_ok_and(|known| known.is_dir())
    }

    #[must_use]
    pub fn is_symlink(&self) -> bool {
        self.symlink_metadata().is_ok_and(|known| known.is_symlink())
    }
}
