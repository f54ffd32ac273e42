//! Threads. (Only the parts that programs of one thread meet.)

mod local;

use crate::any::Any;
use crate::boxed::Box;
use crate::time::{Duration, Instant};

pub use self::local::{AccessError, LocalKey};

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

/// Waits.
pub fn sleep(dur: Duration) {
    let start = Instant::now();
    while start.elapsed() < dur {}
}

pub fn yield_now() {}

/// A handle to a thread.
#[derive(Clone, Debug)]
pub struct Thread {
    name: Option<&'static str>,
}

/// A number that no two threads share.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct ThreadId(u64);

impl Thread {
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.name
    }

    #[must_use]
    pub fn id(&self) -> ThreadId {
        ThreadId(1)
    }
}

#[must_use]
pub fn current() -> Thread {
    Thread { name: Some(current_name()) }
}
