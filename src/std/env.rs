//! The arguments of the program.

use crate::fs;
use crate::intrinsics;
use crate::io;
use crate::path::PathBuf;
use crate::string::String;
use crate::vec::Vec;

/// Walks over the arguments; the first is the program's name.
#[picture(fields, next = "next", end = "end")]
#[derive(Debug)]
pub struct Args {
    next: usize,
    end: usize,
}

#[must_use]
pub fn args() -> Args {
    Args { next: 0, end: intrinsics::arg_count() }
}

fn argument(index: usize) -> String {
    let len = intrinsics::arg_len(index);
    let mut bytes: Vec<u8> = Vec::with_capacity(len);
    unsafe {
        intrinsics::arg_copy(index, bytes.as_mut_ptr());
        bytes.set_len(len);
        String::from_utf8_unchecked(bytes)
    }
}

impl Iterator for Args {
    type Item = String;
    fn next(&mut self) -> Option<String> {
        if self.next == self.end {
            return None;
        }
        self.next += 1;
        Some(argument(self.next - 1))
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.end - self.next, Some(self.end - self.next))
    }
}

impl DoubleEndedIterator for Args {
    fn next_back(&mut self) -> Option<String> {
        if self.next == self.end {
            return None;
        }
        self.end -= 1;
        Some(argument(self.end))
    }
}

impl ExactSizeIterator for Args {}

/// Why a variable could not be read.
#[derive(Debug, PartialEq, Eq, Clone)]
pub enum VarError {
    NotPresent,
}

impl crate::fmt::Display for VarError {
    fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result {
        f.write_str("environment variable not found")
    }
}

impl crate::error::Error for VarError {}

/// Programs run without an environment.
pub fn var<K: AsRef<str>>(_key: K) -> Result<String, VarError> {
    Err(VarError::NotPresent)
}

/// The directory in which relative paths begin.
pub fn current_dir() -> io::Result<PathBuf> {
    fs::canonicalize(".")
}

#[must_use]
pub fn temp_dir() -> PathBuf {
    PathBuf::from("/tmp")
}
