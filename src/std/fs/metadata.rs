//! What the host knows about a file.

use super::host::{self, counted};
use crate::fmt;
use crate::intrinsics;
use crate::io::Result;
use crate::time::SystemTime;

const MODE: usize = 0;
const SIZE: usize = 1;
const ACCESSED: usize = 9;
const MODIFIED: usize = 10;
const BORN: usize = 12;
const FIELDS: usize = 13;

const DIRECTORY: u32 = 4;
const REGULAR: u32 = 8;
const LINK: u32 = 10;

/// What kind of file it is, how large, when it changed.
#[derive(Clone)]
#[origin = "std::fs"]
#[picture(opaque)]
pub struct Metadata {
    fields: [i64; FIELDS],
}

impl Metadata {
    pub(crate) fn of(question: u32, handle: i32, path: &str) -> Result<Metadata> {
        let mut fields = [0; FIELDS];
        let buffer = &raw mut fields as *mut u8;
        let given =
            unsafe { intrinsics::file_ask(question, handle, path.as_ptr(), path.len(), buffer, 8 * FIELDS) };
        counted(given).map(|_| Metadata { fields })
    }

    /// One of the numbers, in the order in which the host gives them.
    pub(crate) fn field(&self, index: usize) -> i64 {
        self.fields[index]
    }

    #[must_use]
    pub fn file_type(&self) -> FileType {
        FileType::of((self.fields[MODE] as u32 >> 12) & 15)
    }

    #[must_use]
    pub fn is_dir(&self) -> bool {
        self.file_type().is_dir()
    }

    #[must_use]
    pub fn is_file(&self) -> bool {
        self.file_type().is_file()
    }

    #[must_use]
    pub fn is_symlink(&self) -> bool {
        self.file_type().is_symlink()
    }

    #[must_use]
    pub fn len(&self) -> u64 {
        self.fields[SIZE] as u64
    }

    #[must_use]
    pub fn permissions(&self) -> Permissions {
        Permissions { mode: self.fields[MODE] as u32 }
    }

    pub fn modified(&self) -> Result<SystemTime> {
        Ok(SystemTime::of_nanos(self.fields[MODIFIED]))
    }

    pub fn accessed(&self) -> Result<SystemTime> {
        Ok(SystemTime::of_nanos(self.fields[ACCESSED]))
    }

    pub fn created(&self) -> Result<SystemTime> {
        Ok(SystemTime::of_nanos(self.fields[BORN]))
    }
}

impl fmt::Debug for Metadata {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("Metadata");
        out.field("file_type", &self.file_type());
        out.field("permissions", &self.permissions());
        out.field("len", &self.len());
        if let Ok(modified) = self.modified() {
            out.field("modified", &modified);
        }
        if let Ok(accessed) = self.accessed() {
            out.field("accessed", &accessed);
        }
        if let Ok(created) = self.created() {
            out.field("created", &created);
        }
        out.finish_non_exhaustive()
    }
}

/// A kind of files.
#[derive(Copy, Clone, PartialEq, Eq, Hash)]
#[origin = "std::fs"]
#[picture(transparent, field = "kind")]
pub struct FileType {
    kind: u32,
}

impl FileType {
    pub(crate) fn of(kind: u32) -> FileType {
        FileType { kind }
    }

    pub(crate) fn is(&self, kind: u32) -> bool {
        self.kind == kind
    }

    #[must_use]
    pub fn is_dir(&self) -> bool {
        self.kind == DIRECTORY
    }

    #[must_use]
    pub fn is_file(&self) -> bool {
        self.kind == REGULAR
    }

    #[must_use]
    pub fn is_symlink(&self) -> bool {
        self.kind == LINK
    }
}

impl fmt::Debug for FileType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FileType")
            .field("is_file", &self.is_file())
            .field("is_dir", &self.is_dir())
            .field("is_symlink", &self.is_symlink())
            .finish_non_exhaustive()
    }
}

/// Who may do what with a file.
#[derive(Clone, PartialEq, Eq)]
#[origin = "std::fs"]
#[picture(transparent, field = "mode")]
pub struct Permissions {
    mode: u32,
}

impl Permissions {
    pub(crate) fn of_bits(mode: u32) -> Permissions {
        Permissions { mode }
    }

    pub(crate) fn bits(&self) -> u32 {
        self.mode
    }

    #[must_use]
    pub fn readonly(&self) -> bool {
        self.mode & 0o222 == 0
    }

    pub fn set_readonly(&mut self, readonly: bool) {
        if readonly {
            self.mode &= !0o222;
        } else {
            self.mode |= 0o222;
        }
    }
}

/// A mode in octal digits, and as `ls` shows it.
struct Mode(u32);

impl fmt::Debug for Mode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mode = self.0;
        write!(f, "0o{mode:06o} (")?;
        let kind = match (mode >> 12) & 15 {
            DIRECTORY => 'd',
            REGULAR => '-',
            LINK => 'l',
            1 => 'p',
            2 => 'c',
            6 => 'b',
            _ => return f.write_str("?)"),
        };
        let letter = |bit: u32, letter: char| if mode & bit != 0 { letter } else { '-' };
        let last = |execute: u32, special: u32, both: char, only: char| match (mode & execute != 0, mode & special != 0) {
            (true, true) => both,
            (false, true) => only,
            (true, false) => 'x',
            (false, false) => '-',
        };
        write!(f, "{kind}")?;
        write!(f, "{}{}{}", letter(0o400, 'r'), letter(0o200, 'w'), last(0o100, 0o4000, 's', 'S'))?;
        write!(f, "{}{}{}", letter(0o40, 'r'), letter(0o20, 'w'), last(0o10, 0o2000, 's', 'S'))?;
        write!(f, "{}{}", letter(0o4, 'r'), letter(0o2, 'w'))?;
        if kind == 'd' {
            write!(f, "{})", last(0o1, 0o1000, 't', 'T'))
        } else {
            write!(f, "{})", letter(0o1, 'x'))
        }
    }
}

impl fmt::Debug for Permissions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = fmt::from_fn(|f| f.debug_struct("FilePermissions").field("mode", &Mode(self.mode)).finish());
        f.debug_tuple("Permissions").field(&inner).finish()
    }
}

pub(crate) fn status(path: &crate::path::Path, question: u32) -> Result<Metadata> {
    Metadata::of(question, host::NO_HANDLE, host::path_text(path)?)
}
