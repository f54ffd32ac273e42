//! Input and output: traits, standard streams, buffers in memory.

mod buffered;
mod cursor;
mod error;
mod print;
mod stdio;
mod traits;

pub use self::buffered::{BufReader, BufWriter, LineWriter};
pub use self::cursor::Cursor;
pub use self::error::{Error, ErrorKind, Result};
pub(crate) use self::print::flush_all;
#[doc(hidden)]
pub use self::print::{_eprint, _print};
pub use self::stdio::{read_to_string, stderr, stdin, stdout, IsTerminal, Stderr, StderrLock, Stdin, StdinLock, Stdout, StdoutLock};
pub use self::traits::{copy, empty, repeat, sink, BufRead, Bytes, Chain, Empty, Lines, Read, Repeat, Seek, SeekFrom, Sink, Split, Take, Write};

/// The traits, for `use std::io::prelude::*`.
pub mod prelude {
    pub use super::{BufRead, Read, Seek, Write};
}
