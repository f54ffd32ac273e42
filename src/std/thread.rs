//! Threads. (Only the parts that programs of one thread meet.)

use crate::any::Any;
use crate::boxed::Box;

/// What a thread, or `catch_unwind`, ends with.
pub type Result<T> = crate::result::Result<T, Box<dyn Any + Send + 'static>>;

/// The name that messages show for the running thread.
pub(crate) fn current_name() -> &'static str {
    "main"
}

/// Whether this thread is unwinding.
#[must_use]
pub fn panicking() -> bool {
    crate::intrinsics::panic_count() > 0
}
