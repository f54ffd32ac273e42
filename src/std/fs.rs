//! Files and directories, by the host.

mod dir;
mod host;
mod metadata;
mod paths;

pub use self::dir::{read_dir, DirBuilder, DirEntry, ReadDir};
pub use self::metadata::{FileType, Metadata, Permissions};
pub use self::paths::{
    canonicalize, copy, create_dir, create_dir_all, exists, hard_link, metadata, read_link, remove_dir, remove_dir_all,
    remove_file, rename, set_permissions, soft_link, symlink_metadata,
};
pub(crate) use self::host::symbolic_link;

use self::host::{counted, path_text};
use crate::fmt;
use crate::intrinsics;
use crate::io::{Error, ErrorKind, Read, Result, Seek, SeekFrom, Write};
use crate::path::Path;
use crate::sync::Arc;
use crate::string::String;
use crate::vec::Vec;

const READ: u32 = 1;
const WRITE: u32 = 2;
const APPEND: u32 = 4;
const TRUNCATE: u32 = 8;
const CREATE: u32 = 16;
const CREATE_NEW: u32 = 32;

/// An open file, closed when it is dropped.
#[picture(fields, handle = "handle")]
pub struct File {
    handle: i32,
    flags: u32,
}

/// How a file is to be opened.
#[picture(transparent, field = "flags")]
#[derive(Clone, Debug)]
pub struct OpenOptions {
    flags: u32,
}

impl OpenOptions {
    #[must_use]
    pub fn new() -> OpenOptions {
        OpenOptions { flags: 0 }
    }

    fn set(&mut self, flag: u32, on: bool) -> &mut OpenOptions {
        if on {
            self.flags |= flag;
        } else {
            self.flags &= !flag;
        }
        self
    }

    pub fn read(&mut self, read: bool) -> &mut OpenOptions {
        self.set(READ, read)
    }

    pub fn write(&mut self, write: bool) -> &mut OpenOptions {
        self.set(WRITE, write)
    }

    pub fn append(&mut self, append: bool) -> &mut OpenOptions {
        self.set(APPEND, append)
    }

    pub fn truncate(&mut self, truncate: bool) -> &mut OpenOptions {
        self.set(TRUNCATE, truncate)
    }

    pub fn create(&mut self, create: bool) -> &mut OpenOptions {
        self.set(CREATE, create)
    }

    pub fn create_new(&mut self, create_new: bool) -> &mut OpenOptions {
        self.set(CREATE_NEW, create_new)
    }

    pub fn open<P: AsRef<Path>>(&self, path: P) -> Result<File> {
        let flags = self.flags;
        let writes = flags & (WRITE | APPEND) != 0;
        let makes = flags & (TRUNCATE | CREATE | CREATE_NEW) != 0;
        let cuts = flags & APPEND != 0 && flags & TRUNCATE != 0 && flags & CREATE_NEW == 0;
        if (makes && !writes) || cuts {
            return Err(Error::new(
                ErrorKind::InvalidInput,
                "creating or truncating a file requires write or append access",
            ));
        }
        if flags & (READ | WRITE | APPEND) == 0 {
            return Err(Error::new(
                ErrorKind::InvalidInput,
                "must specify at least one of read, write, or append access",
            ));
        }
        let text = path_text(path.as_ref())?;
        let handle = unsafe { intrinsics::file_open(text.as_ptr(), text.len(), flags) };
        if handle < 0 { Err(Error::of_host(-handle)) } else { Ok(File { handle, flags }) }
    }
}

impl File {
    pub fn open<P: AsRef<Path>>(path: P) -> Result<File> {
        OpenOptions::new().read(true).open(path)
    }

    pub fn create<P: AsRef<Path>>(path: P) -> Result<File> {
        OpenOptions::new().write(true).create(true).truncate(true).open(path)
    }

    pub fn create_new<P: AsRef<Path>>(path: P) -> Result<File> {
        OpenOptions::new().read(true).write(true).create_new(true).open(path)
    }

    #[must_use]
    pub fn options() -> OpenOptions {
        OpenOptions::new()
    }

    pub fn metadata(&self) -> Result<Metadata> {
        Metadata::of(host::STATUS, self.handle, "")
    }

    pub fn set_len(&self, size: u64) -> Result<()> {
        if size > i64::MAX as u64 {
            return Err(Error::from(ErrorKind::InvalidInput));
        }
        host::change_file(host::RESIZE, self.handle, size as usize)
    }

    pub fn set_permissions(&self, perm: Permissions) -> Result<()> {
        host::change_file(host::SET_MODE, self.handle, perm.bits() as usize)
    }

    pub fn sync_all(&self) -> Result<()> {
        host::change_file(host::SYNC, self.handle, 0)
    }

    pub fn sync_data(&self) -> Result<()> {
        self.sync_all()
    }

    pub(crate) fn handle(&self) -> i32 {
        self.handle
    }
}

impl Drop for File {
    fn drop(&mut self) {
        unsafe { intrinsics::file_close(self.handle) }
    }
}

impl Read for &File {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        counted(unsafe { intrinsics::file_read(self.handle, buf.as_mut_ptr(), buf.len()) })
    }
}

impl Write for &File {
    fn write(&mut self, buf: &[u8]) -> Result<usize> {
        counted(unsafe { intrinsics::file_write(self.handle, buf.as_ptr(), buf.len()) })
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}

impl Seek for &File {
    fn seek(&mut self, pos: SeekFrom) -> Result<u64> {
        let (offset, from) = match pos {
            SeekFrom::Start(n) => (n as i64, 0),
            SeekFrom::Current(n) => (n, 1),
            SeekFrom::End(n) => (n, 2),
        };
        let at = unsafe { intrinsics::file_seek(self.handle, offset as isize, from) };
        counted(at).map(|at| at as u64)
    }
}

impl Seek for File {
    fn seek(&mut self, pos: SeekFrom) -> Result<u64> {
        (&*self).seek(pos)
    }
}

impl Read for Arc<File> {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        (&**self).read(buf)
    }
}

impl Write for Arc<File> {
    fn write(&mut self, buf: &[u8]) -> Result<usize> {
        (&**self).write(buf)
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}

impl Seek for Arc<File> {
    fn seek(&mut self, pos: SeekFrom) -> Result<u64> {
        (&**self).seek(pos)
    }
}

impl Read for File {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        (&*self).read(buf)
    }
}

impl Write for File {
    fn write(&mut self, buf: &[u8]) -> Result<usize> {
        (&*self).write(buf)
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}

impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("File")
            .field("fd", &self.handle)
            .field("read", &(self.flags & READ != 0))
            .field("write", &(self.flags & (WRITE | APPEND) != 0))
            .finish()
    }
}

/// All bytes of a file.
pub fn read<P: AsRef<Path>>(path: P) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// All of a file, which must be UTF-8.
pub fn read_to_string<P: AsRef<Path>>(path: P) -> Result<String> {
    let mut text = String::new();
    File::open(path)?.read_to_string(&mut text)?;
    Ok(text)
}

/// Makes a file, or replaces what is in it.
pub fn write<P: AsRef<Path>, C: AsRef<[u8]>>(path: P, contents: C) -> Result<()> {
    File::create(path)?.write_all(contents.as_ref())
}
