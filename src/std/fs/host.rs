//! What the host is told and asked about paths.

use crate::intrinsics;
use crate::io::{Error, ErrorKind, Result};
use crate::path::Path;
use crate::vec::Vec;

pub const MAKE_DIRECTORY: u32 = 0;
pub const REMOVE_DIRECTORY: u32 = 1;
pub const REMOVE_FILE: u32 = 2;
pub const RENAME: u32 = 3;
pub const HARD_LINK: u32 = 4;
const SYMBOLIC_LINK: u32 = 5;
pub const SET_MODE: u32 = 6;
pub const RESIZE: u32 = 7;
pub const SYNC: u32 = 8;

pub const STATUS: u32 = 0;
pub const LINK_STATUS: u32 = 1;
pub const LINK_TARGET: u32 = 2;
pub const CANONICAL: u32 = 3;
pub const ENTRIES: u32 = 4;

/// In place of a handle, where a path is given.
pub const NO_HANDLE: i32 = -1;

/// A count, or the negated number of an error.
pub fn counted(n: isize) -> Result<usize> {
    if n < 0 { Err(Error::of_host(-n as i32)) } else { Ok(n as usize) }
}

/// A path as the host takes it.
pub fn path_text(path: &Path) -> Result<&str> {
    let text = path.text();
    if text.contains('\0') {
        return Err(Error::message(ErrorKind::InvalidInput, "file name contained an unexpected NUL byte"));
    }
    Ok(text)
}

fn change(what: u32, handle: i32, path: &str, to: &str, number: usize) -> Result<()> {
    let result =
        unsafe { intrinsics::file_change(what, handle, path.as_ptr(), path.len(), to.as_ptr(), to.len(), number) };
    counted(result as isize).map(|_| ())
}

pub fn change_path(what: u32, path: &Path, number: usize) -> Result<()> {
    change(what, NO_HANDLE, path_text(path)?, "", number)
}

pub fn change_paths(what: u32, from: &Path, to: &Path) -> Result<()> {
    change(what, NO_HANDLE, path_text(from)?, path_text(to)?, 0)
}

pub fn change_file(what: u32, handle: i32, number: usize) -> Result<()> {
    change(what, handle, "", "", number)
}

pub fn symbolic_link(original: &Path, link: &Path) -> Result<()> {
    change_paths(SYMBOLIC_LINK, original, link)
}

/// The bytes of an answer, whose length is known only once it has been given.
pub fn ask(question: u32, path: &Path) -> Result<Vec<u8>> {
    let text = path_text(path)?;
    let mut answer = Vec::with_capacity(256);
    loop {
        let capacity = answer.capacity();
        let given =
            unsafe { intrinsics::file_ask(question, NO_HANDLE, text.as_ptr(), text.len(), answer.as_mut_ptr(), capacity) };
        let length = counted(given)?;
        if length <= capacity {
            unsafe { answer.set_len(length) };
            return Ok(answer);
        }
        answer.reserve(length);
    }
}
