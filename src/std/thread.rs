//! Threads. (Only the parts that programs of one thread meet.)

use crate::any::Any;
use crate::boxed::Box;

/// What a thread, or `catch_unwind`, ends with.
pub type Result<T> = crate::result::Result<T, Box<dyn Any + Send + 'static>>;

/// Calls `f` with the name that messages show for the running thread.
pub(crate) fn with_current_name<R, F: FnOnce(&str) -> R>(f: F) -> R {
    f("main")
}

/// Whether this thread is unwinding.
#[must_use]
pub fn panicking() -> bool {
    crate::intrinsics::panic_count() > 0
}
