//! The standard streams.

use super::{BufRead, Error, ErrorKind, Lines, Read, Result, Write};
use crate::cell::UnsafeCell;
use crate::intrinsics;
use crate::string::String;
use crate::vec::Vec;

/// What was read from standard input and not used yet; all handles share it.
struct Input {
    bytes: Vec<u8>,
    start: usize,
}

struct InputCell(UnsafeCell<Input>);
unsafe impl Sync for InputCell {}

static INPUT: InputCell = InputCell(UnsafeCell::new(Input { bytes: Vec::new(), start: 0 }));

const CHUNK: usize = 1024;

impl Input {
    fn fill(&mut self) -> Result<&[u8]> {
        if self.start == self.bytes.len() {
            self.start = 0;
            self.bytes.clear();
            self.bytes.reserve(CHUNK);
            let n = unsafe { intrinsics::read_stdin(self.bytes.as_mut_ptr(), CHUNK) };
            if n < 0 {
                return Err(Error::from(ErrorKind::Other));
            }
            unsafe { self.bytes.set_len(n as usize) };
            if n == 0 {
                // At the end nothing is kept.
                self.bytes = Vec::new();
            }
        }
        Ok(&self.bytes[self.start..])
    }
}

/// Standard input.
#[picture(opaque)]
#[derive(Debug)]
pub struct Stdin {
    private: (),
}

/// Standard input, held.
#[picture(opaque)]
#[derive(Debug)]
pub struct StdinLock<'a> {
    marker: crate::marker::PhantomData<&'a ()>,
}

#[must_use]
pub fn stdin() -> Stdin {
    Stdin { private: () }
}

impl Stdin {
    pub fn lock(&self) -> StdinLock<'static> {
        StdinLock { marker: crate::marker::PhantomData }
    }

    pub fn read_line(&self, buf: &mut String) -> Result<usize> {
        self.lock().read_line(buf)
    }

    pub fn lines(self) -> Lines<StdinLock<'static>> {
        self.lock().lines()
    }
}

impl Read for Stdin {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        self.lock().read(buf)
    }
}

impl Read for StdinLock<'_> {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        let mut available = self.fill_buf()?;
        let n = available.read(buf)?;
        self.consume(n);
        Ok(n)
    }
}

impl BufRead for StdinLock<'_> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        unsafe { (*INPUT.0.get()).fill() }
    }
    fn consume(&mut self, amount: usize) {
        unsafe { (*INPUT.0.get()).start += amount }
    }
}

pub fn read_to_string<R: Read>(mut reader: R) -> Result<String> {
    let mut buf = String::new();
    reader.read_to_string(&mut buf)?;
    Ok(buf)
}

macro_rules! output_streams {
    ($($(#[$doc:meta])* $Stream:ident $Lock:ident $make:ident $write:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        #[picture(opaque)]
        pub struct $Stream {
            private: (),
        }

        /// The stream, held.
        #[derive(Debug)]
        #[picture(opaque)]
        pub struct $Lock<'a> {
            marker: crate::marker::PhantomData<&'a ()>,
        }

        #[must_use]
        pub fn $make() -> $Stream {
            $Stream { private: () }
        }

        impl $Stream {
            pub fn lock(&self) -> $Lock<'static> {
                $Lock { marker: crate::marker::PhantomData }
            }
        }

        impl Write for $Stream {
            fn write(&mut self, buf: &[u8]) -> Result<usize> {
                unsafe { intrinsics::$write(buf.as_ptr(), buf.len()) };
                Ok(buf.len())
            }
            fn flush(&mut self) -> Result<()> {
                intrinsics::flush_output();
                Ok(())
            }
        }

        impl Write for &$Stream {
            fn write(&mut self, buf: &[u8]) -> Result<usize> {
                unsafe { intrinsics::$write(buf.as_ptr(), buf.len()) };
                Ok(buf.len())
            }
            fn flush(&mut self) -> Result<()> {
                intrinsics::flush_output();
                Ok(())
            }
        }

        impl Write for $Lock<'_> {
            fn write(&mut self, buf: &[u8]) -> Result<usize> {
                unsafe { intrinsics::$write(buf.as_ptr(), buf.len()) };
                Ok(buf.len())
            }
            fn flush(&mut self) -> Result<()> {
                intrinsics::flush_output();
                Ok(())
            }
        }
    )*};
}

output_streams! {
    /// Standard output.
    Stdout StdoutLock stdout write_stdout;
    /// Standard error.
    Stderr StderrLock stderr write_stderr;
}

/// Whether a stream is a terminal; here none is.
pub trait IsTerminal {
    fn is_terminal(&self) -> bool;
}

macro_rules! no_terminals {
    ($($t:ty)*) => {$(
        impl IsTerminal for $t {
            fn is_terminal(&self) -> bool {
                false
            }
        }
    )*};
}

no_terminals! { Stdin Stdout Stderr StdinLock<'_> StdoutLock<'_> StderrLock<'_> }
