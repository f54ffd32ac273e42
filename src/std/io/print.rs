//! What `print!` and `eprint!` call.

use crate::fmt;
use crate::intrinsics;
use crate::sync::futex::Reentrant;

/// Held while a whole text is written, so that texts of two threads do not mix.
pub(super) static STDOUT: Reentrant = Reentrant::new();
pub(super) static STDERR: Reentrant = Reentrant::new();

/// Standard output as the target of formatting.
struct RawStdout;

impl fmt::Write for RawStdout {
    #[inline]
    fn write_str(&mut self, s: &str) -> fmt::Result {
        unsafe { intrinsics::write_stdout(s.as_ptr(), s.len()) };
        Ok(())
    }
}

/// Standard error as the target of formatting.
struct RawStderr;

impl fmt::Write for RawStderr {
    #[inline]
    fn write_str(&mut self, s: &str) -> fmt::Result {
        unsafe { intrinsics::write_stderr(s.as_ptr(), s.len()) };
        Ok(())
    }
}

#[doc(hidden)]
#[diagnostic_item = "io_print"]
pub fn _print(args: fmt::Arguments<'_>) {
    let _held = STDOUT.lock();
    match fmt::write(&mut RawStdout, args) {
        Ok(()) => {}
        Err(_) => panic!("a formatting trait implementation returned an error when the underlying stream did not"),
    }
}

#[doc(hidden)]
#[diagnostic_item = "io_eprint"]
pub fn _eprint(args: fmt::Arguments<'_>) {
    let _held = STDERR.lock();
    match fmt::write(&mut RawStderr, args) {
        Ok(()) => {}
        Err(_) => panic!("a formatting trait implementation returned an error when the underlying stream did not"),
    }
}

/// The machine holds the only buffer and empties it by itself.
pub(crate) fn flush_all() {}
