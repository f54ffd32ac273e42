//! Files as Unix has them.

use crate::fs::{self, DirBuilder, FileType, Metadata, Permissions};
use crate::io::Result;
use crate::path::Path;

pub fn symlink<P: AsRef<Path>, Q: AsRef<Path>>(original: P, link: Q) -> Result<()> {
    fs::symbolic_link(original.as_ref(), link.as_ref())
}

/// Permissions by the bits of their mode.
pub trait PermissionsExt {
    fn mode(&self) -> u32;
    fn set_mode(&mut self, mode: u32);
    fn from_mode(mode: u32) -> Self;
}

impl PermissionsExt for Permissions {
    fn mode(&self) -> u32 {
        self.bits()
    }

    fn set_mode(&mut self, mode: u32) {
        *self = Permissions::of_bits(mode);
    }

    fn from_mode(mode: u32) -> Permissions {
        Permissions::of_bits(mode)
    }
}

/// With which permissions directories are made.
pub trait DirBuilderExt {
    fn mode(&mut self, mode: u32) -> &mut Self;
}

impl DirBuilderExt for DirBuilder {
    fn mode(&mut self, mode: u32) -> &mut DirBuilder {
        self.set_mode(mode);
        self
    }
}

/// The kinds of files that only Unix has.
pub trait FileTypeExt {
    fn is_block_device(&self) -> bool;
    fn is_char_device(&self) -> bool;
    fn is_fifo(&self) -> bool;
    fn is_socket(&self) -> bool;
}

impl FileTypeExt for FileType {
    fn is_block_device(&self) -> bool {
        self.is(6)
    }

    fn is_char_device(&self) -> bool {
        self.is(2)
    }

    fn is_fifo(&self) -> bool {
        self.is(1)
    }

    fn is_socket(&self) -> bool {
        self.is(12)
    }
}

const NANOS: i64 = 1_000_000_000;

/// Each row: a method, its type, the field of the host's status, and the part of it.
macro_rules! metadata_ext {
    ($($name:ident: $ty:ty = $field:literal $(, $part:ident)?;)*) => {
        /// All that Unix knows about a file. Nanoseconds are those of the second.
        pub trait MetadataExt {
            $(fn $name(&self) -> $ty;)*
        }

        impl MetadataExt for Metadata {
            $(fn $name(&self) -> $ty {
                self.field($field)$(.$part(NANOS))? as $ty
            })*
        }
    };
}

metadata_ext! {
    dev: u64 = 4;
    ino: u64 = 3;
    mode: u32 = 0;
    nlink: u64 = 2;
    uid: u32 = 5;
    gid: u32 = 6;
    size: u64 = 1;
    atime: i64 = 9, div_euclid;
    atime_nsec: i64 = 9, rem_euclid;
    mtime: i64 = 10, div_euclid;
    mtime_nsec: i64 = 10, rem_euclid;
    ctime: i64 = 11, div_euclid;
    ctime_nsec: i64 = 11, rem_euclid;
    blksize: u64 = 8;
    blocks: u64 = 7;
}
