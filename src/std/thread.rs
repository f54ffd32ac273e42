//! Threads. (Only the parts that programs of one thread meet.)

mod local;

use crate::any::Any;
use crate::boxed::Box;
use crate::cell::UnsafeCell;
use crate::time::{Duration, Instant};

pub use self::local::{AccessError, LocalKey};

/// What a thread, or `catch_unwind`, ends with.
pub type Result<T> = crate::result::Result<T, Box<dyn Any + Send + 'static>>;

/// The name that messages show for the running thread.
pub(crate) fn current_name() -> &'static str {
    unsafe { *MAIN_NAME.0.get() }
}

/// The first thread's name: `main`, or that of the test it runs.
struct NameCell(UnsafeCell<&'static str>);
unsafe impl Sync for NameCell {}

static MAIN_NAME: NameCell = NameCell(UnsafeCell::new("main"));

/// Names the first thread, before anything of the program has run.
pub(crate) fn set_main_name(name: &'static str) {
    unsafe { *MAIN_NAME.0.get() = name };
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
