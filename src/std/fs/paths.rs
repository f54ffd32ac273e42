//! What is done with files and directories by their paths.

use super::host::{self, ask, change_path, change_paths, symbolic_link};
use super::metadata::status;
use super::{read_dir, DirBuilder, File, Metadata, Permissions};
use crate::io::{self, Error, ErrorKind, Result};
use crate::path::{Path, PathBuf};
use crate::string::String;
use crate::vec::Vec;

pub fn create_dir<P: AsRef<Path>>(path: P) -> Result<()> {
    DirBuilder::new().create(path)
}

/// With all directories above it.
pub fn create_dir_all<P: AsRef<Path>>(path: P) -> Result<()> {
    DirBuilder::new().recursive(true).create(path)
}

/// An empty one.
pub fn remove_dir<P: AsRef<Path>>(path: P) -> Result<()> {
    change_path(host::REMOVE_DIRECTORY, path.as_ref(), 0)
}

/// With all that is in it. Of a symbolic link only the link goes.
pub fn remove_dir_all<P: AsRef<Path>>(path: P) -> Result<()> {
    let path = path.as_ref();
    if symlink_metadata(path)?.is_symlink() {
        return remove_file(path);
    }
    for entry in read_dir(path)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            remove_dir_all(entry.path())?;
        } else {
            remove_file(entry.path())?;
        }
    }
    remove_dir(path)
}

pub fn remove_file<P: AsRef<Path>>(path: P) -> Result<()> {
    change_path(host::REMOVE_FILE, path.as_ref(), 0)
}

pub fn rename<P: AsRef<Path>, Q: AsRef<Path>>(from: P, to: Q) -> Result<()> {
    change_paths(host::RENAME, from.as_ref(), to.as_ref())
}

pub fn hard_link<P: AsRef<Path>, Q: AsRef<Path>>(original: P, link: Q) -> Result<()> {
    change_paths(host::HARD_LINK, original.as_ref(), link.as_ref())
}

#[deprecated(since = "1.1.0", note = "replaced with std::os::unix::fs::symlink and std::os::windows::fs::{symlink_file, symlink_dir}")]
pub fn soft_link<P: AsRef<Path>, Q: AsRef<Path>>(original: P, link: Q) -> Result<()> {
    symbolic_link(original.as_ref(), link.as_ref())
}

/// Copies what is in a file, and its permissions; gives the number of bytes.
pub fn copy<P: AsRef<Path>, Q: AsRef<Path>>(from: P, to: Q) -> Result<u64> {
    let mut source = File::open(from)?;
    let known = source.metadata()?;
    if !known.is_file() {
        return Err(Error::message(ErrorKind::InvalidInput, "the source path is neither a regular file nor a symlink to a regular file"));
    }
    let mut target = File::create(to)?;
    target.set_permissions(known.permissions())?;
    io::copy(&mut source, &mut target)
}

pub fn metadata<P: AsRef<Path>>(path: P) -> Result<Metadata> {
    status(path.as_ref(), host::STATUS)
}

/// Of a symbolic link itself.
pub fn symlink_metadata<P: AsRef<Path>>(path: P) -> Result<Metadata> {
    status(path.as_ref(), host::LINK_STATUS)
}

pub fn exists<P: AsRef<Path>>(path: P) -> Result<bool> {
    match metadata(path) {
        Ok(_) => Ok(true),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

fn path_of(answer: Vec<u8>) -> PathBuf {
    PathBuf::from(unsafe { String::from_utf8_unchecked(answer) })
}

/// The absolute path, without links.
pub fn canonicalize<P: AsRef<Path>>(path: P) -> Result<PathBuf> {
    ask(host::CANONICAL, path.as_ref()).map(path_of)
}

pub fn read_link<P: AsRef<Path>>(path: P) -> Result<PathBuf> {
    ask(host::LINK_TARGET, path.as_ref()).map(path_of)
}

pub fn set_permissions<P: AsRef<Path>>(path: P, perm: Permissions) -> Result<()> {
    change_path(host::SET_MODE, path.as_ref(), perm.bits() as usize)
}
