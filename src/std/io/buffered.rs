//! `BufReader`, `BufWriter`, `LineWriter`.

use super::{BufRead, Read, Result, Write};
use crate::fmt;
use crate::vec::Vec;

const CAPACITY: usize = 8 * 1024;

/// Reads in large steps, gives in small ones.
#[picture(fields, inner = "inner", buffer = "buf")]
#[origin = "std::io::buffered::bufreader"]
pub struct BufReader<R: ?Sized> {
    buf: Vec<u8>,
    start: usize,
    capacity: usize,
    inner: R,
}

impl<R: Read> BufReader<R> {
    pub fn new(inner: R) -> BufReader<R> {
        BufReader::with_capacity(CAPACITY, inner)
    }

    pub fn with_capacity(capacity: usize, inner: R) -> BufReader<R> {
        BufReader { buf: Vec::new(), start: 0, capacity, inner }
    }
}

impl<R> BufReader<R> {
    pub fn get_ref(&self) -> &R {
        &self.inner
    }

    pub fn get_mut(&mut self) -> &mut R {
        &mut self.inner
    }

    pub fn buffer(&self) -> &[u8] {
        &self.buf[self.start..]
    }

    pub fn into_inner(self) -> R {
        self.inner
    }
}

impl<R: Read> Read for BufReader<R> {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        let mut available = self.fill_buf()?;
        let n = available.read(buf)?;
        self.consume(n);
        Ok(n)
    }
}

impl<R: Read> BufRead for BufReader<R> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        if self.start == self.buf.len() {
            self.start = 0;
            self.buf.clear();
            self.buf.resize(self.capacity, 0);
            let n = self.inner.read(&mut self.buf)?;
            self.buf.truncate(n);
        }
        Ok(&self.buf[self.start..])
    }

    fn consume(&mut self, amount: usize) {
        let end = self.start + amount;
        self.start = if end < self.buf.len() { end } else { self.buf.len() };
    }
}

impl<R: fmt::Debug> fmt::Debug for BufReader<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BufReader").field("reader", &self.inner).finish_non_exhaustive()
    }
}

macro_rules! buffered_writers {
    ($($(#[$doc:meta])* $name:ident $shown:literal flushes at newline $line:literal;)*) => {$(
        $(#[$doc])*
        #[picture(fields, inner = "inner", buffer = "buf")]
        pub struct $name<W: Write> {
            buf: Vec<u8>,
            capacity: usize,
            inner: W,
        }

        impl<W: Write> $name<W> {
            pub fn new(inner: W) -> $name<W> {
                $name::with_capacity(CAPACITY, inner)
            }

            pub fn with_capacity(capacity: usize, inner: W) -> $name<W> {
                $name { buf: Vec::with_capacity(capacity), capacity, inner }
            }

            pub fn get_ref(&self) -> &W {
                &self.inner
            }

            pub fn get_mut(&mut self) -> &mut W {
                &mut self.inner
            }

            pub fn buffer(&self) -> &[u8] {
                &self.buf
            }

            fn flush_buf(&mut self) -> Result<()> {
                let result = self.inner.write_all(&self.buf);
                self.buf.clear();
                result
            }
        }

        impl<W: Write> Write for $name<W> {
            fn write(&mut self, data: &[u8]) -> Result<usize> {
                if self.buf.len() + data.len() > self.capacity {
                    self.flush_buf()?;
                }
                self.buf.extend_from_slice(data);
                if self.buf.len() >= self.capacity || ($line && data.contains(&b'\n')) {
                    self.flush_buf()?;
                }
                Ok(data.len())
            }

            fn flush(&mut self) -> Result<()> {
                self.flush_buf()?;
                self.inner.flush()
            }
        }

        impl<W: Write> Drop for $name<W> {
            fn drop(&mut self) {
                if !crate::thread::panicking() {
                    let _ = self.flush_buf();
                }
            }
        }

        impl<W: Write + fmt::Debug> fmt::Debug for $name<W> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct($shown).field("writer", &self.inner).finish_non_exhaustive()
            }
        }
    )*};
}

buffered_writers! {
    /// Takes in small steps, writes in large ones.
    BufWriter "BufWriter" flushes at newline false;
    /// Writes when a line is complete.
    LineWriter "LineWriter" flushes at newline true;
}

impl<W: Write> BufWriter<W> {
    /// The writer within, after all was written.
    pub fn into_inner(mut self) -> crate::result::Result<W, super::Error> {
        self.flush_buf()?;
        let mut me = crate::mem::ManuallyDrop::new(self);
        unsafe {
            crate::ptr::drop_in_place(&raw mut me.buf);
            Ok(crate::ptr::read(&raw const me.inner))
        }
    }
}
