//! `Cursor`: memory as a stream.

use super::{BufRead, Error, ErrorKind, Read, Result, Seek, SeekFrom, Write};
use crate::vec::Vec;

/// Memory with a position in it.
#[picture(fields, inner = "inner", pos = "pos")]
#[derive(Debug, Default, Eq, PartialEq, Clone)]
pub struct Cursor<T> {
    inner: T,
    pos: u64,
}

impl<T> Cursor<T> {
    pub const fn new(inner: T) -> Cursor<T> {
        Cursor { inner, pos: 0 }
    }

    pub fn into_inner(self) -> T {
        self.inner
    }

    pub const fn get_ref(&self) -> &T {
        &self.inner
    }

    pub const fn get_mut(&mut self) -> &mut T {
        &mut self.inner
    }

    pub const fn position(&self) -> u64 {
        self.pos
    }

    pub const fn set_position(&mut self, pos: u64) {
        self.pos = pos;
    }
}

impl<T: AsRef<[u8]>> Cursor<T> {
    fn rest(&self) -> &[u8] {
        let all = self.inner.as_ref();
        let start = if self.pos < all.len() as u64 { self.pos as usize } else { all.len() };
        &all[start..]
    }
}

impl<T: AsRef<[u8]>> Read for Cursor<T> {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        let n = Read::read(&mut self.rest(), buf)?;
        self.pos += n as u64;
        Ok(n)
    }
}

impl<T: AsRef<[u8]>> BufRead for Cursor<T> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        Ok(self.rest())
    }
    fn consume(&mut self, amount: usize) {
        self.pos += amount as u64;
    }
}

impl<T: AsRef<[u8]>> Seek for Cursor<T> {
    fn seek(&mut self, style: SeekFrom) -> Result<u64> {
        let (base, offset) = match style {
            SeekFrom::Start(n) => {
                self.pos = n;
                return Ok(n);
            }
            SeekFrom::End(n) => (self.inner.as_ref().len() as u64, n),
            SeekFrom::Current(n) => (self.pos, n),
        };
        match base.checked_add_signed(offset) {
            Some(n) => {
                self.pos = n;
                Ok(n)
            }
            None => Err(Error::message(ErrorKind::InvalidInput, "invalid seek to a negative or overflowing position")),
        }
    }
}

fn write_at(vec: &mut Vec<u8>, pos: &mut u64, data: &[u8]) -> usize {
    let start = *pos as usize;
    if vec.len() < start {
        vec.resize(start, 0);
    }
    let overlap = if data.len() < vec.len() - start { data.len() } else { vec.len() - start };
    vec[start..start + overlap].copy_from_slice(&data[..overlap]);
    vec.extend_from_slice(&data[overlap..]);
    *pos += data.len() as u64;
    data.len()
}

impl Write for Cursor<Vec<u8>> {
    fn write(&mut self, buf: &[u8]) -> Result<usize> {
        Ok(write_at(&mut self.inner, &mut self.pos, buf))
    }
    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}

impl Write for Cursor<&mut Vec<u8>> {
    fn write(&mut self, buf: &[u8]) -> Result<usize> {
        Ok(write_at(self.inner, &mut self.pos, buf))
    }
    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}

/// Writes into a buffer that does not grow: what fits.
fn write_within(buffer: &mut [u8], pos: &mut u64, data: &[u8]) -> usize {
    let len = buffer.len();
    let start = if *pos < len as u64 { *pos as usize } else { len };
    let n = if data.len() < len - start { data.len() } else { len - start };
    buffer[start..start + n].copy_from_slice(&data[..n]);
    *pos += n as u64;
    n
}

macro_rules! fixed_cursors {
    ($([$($generics:tt)*] $t:ty, |$inner:ident| $slice:expr;)*) => {$(
        impl<$($generics)*> Write for Cursor<$t> {
            fn write(&mut self, buf: &[u8]) -> Result<usize> {
                let $inner = &mut self.inner;
                Ok(write_within($slice, &mut self.pos, buf))
            }
            fn flush(&mut self) -> Result<()> {
                Ok(())
            }
        }
    )*};
}

fixed_cursors! {
    [] &mut [u8], |inner| &mut **inner;
    [const N: usize] [u8; N], |inner| &mut inner[..];
    [] crate::boxed::Box<[u8]>, |inner| &mut **inner;
}
