//! Input and output: printing, standard streams.

mod error;
mod print;

pub use self::error::{Error, ErrorKind, Result};
pub(crate) use self::print::flush_all;
#[doc(hidden)]
pub use self::print::{_eprint, _print};
