//! Threads.

mod builder;
mod data;
mod local;
mod scoped;

use crate::any::Any;
use crate::boxed::Box;
use crate::fmt;
use crate::intrinsics;
use crate::io;
use crate::num::NonZero;
use crate::string::String;
use crate::sync::atomic::{
    schedule_point,
    Ordering::{Acquire, Release},
    QuietWord,
};
use crate::sync::futex::{self, Purpose};
use crate::sync::Arc;
use crate::time::{Duration, Instant};

pub use self::builder::{spawn, Builder, JoinHandle};
pub(crate) use self::data::{end_thread, set_main_name, with_name};
pub use self::local::{AccessError, LocalKey};
pub use self::scoped::{scope, Scope, ScopedJoinHandle};

/// What a thread, or `catch_unwind`, ends with.
pub type Result<T> = crate::result::Result<T, Box<dyn Any + Send + 'static>>;

/// Whether this thread is unwinding.
#[must_use]
pub fn panicking() -> bool {
    intrinsics::panic_count() > 0
}

/// Waits, on the machine's clock.
pub fn sleep(dur: Duration) {
    intrinsics::thread_sleep(futex::nanos(Some(dur)))
}

pub fn sleep_ms(ms: u32) {
    sleep(Duration::from_millis(ms as u64))
}

pub fn sleep_until(deadline: Instant) {
    sleep(deadline.duration_since(Instant::now()))
}

pub fn yield_now() {
    intrinsics::thread_yield()
}

/// How many threads can run at once: one.
pub fn available_parallelism() -> io::Result<NonZero<usize>> {
    Ok(NonZero::<usize>::MIN)
}

#[picture(fields, name = "name", id = "id")]
struct Inner {
    name: Option<String>,
    id: ThreadId,
    /// Whether the thread may pass the next `park`.
    token: QuietWord,
}

/// A handle to a thread.
#[picture(transparent, field = "inner")]
#[derive(Clone)]
#[origin = "std::thread::thread"]
pub struct Thread {
    inner: Arc<Inner>,
}

/// A number that no two threads share.
#[picture(transparent, field = "0")]
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[origin = "std::thread::id"]
pub struct ThreadId(NonZero<u64>);

impl Thread {
    fn new(name: Option<String>, id: u64) -> Thread {
        let id = match NonZero::new(id) {
            Some(id) => ThreadId(id),
            None => panic!("failed to generate unique thread ID: bitspace exhausted"),
        };
        Thread { inner: Arc::new(Inner { name, id, token: QuietWord::new(0) }) }
    }

    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match &self.inner.name {
            Some(name) => Some(name.as_str()),
            None => None,
        }
    }

    #[must_use]
    pub fn id(&self) -> ThreadId {
        self.inner.id
    }

    /// Lets the thread pass its next `park`, or the one that it is in.
    pub fn unpark(&self) {
        self.inner.token.store(1, Release);
        futex::wake_all(&self.inner.token);
        schedule_point();
    }

    /// Waits for a token, and takes it.
    fn wait(&self, timeout: Option<Duration>, purpose: Purpose) {
        schedule_point();
        while self.inner.token.swap(0, Acquire) == 0 {
            let woken = futex::wait(&self.inner.token, 0, timeout, purpose);
            if !woken {
                self.inner.token.swap(0, Acquire);
                return;
            }
        }
    }
}

impl fmt::Debug for Thread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Thread").field("id", &self.id()).field("name", &self.name()).finish_non_exhaustive()
    }
}

#[must_use]
pub fn current() -> Thread {
    data::current()
}

/// Waits until somebody calls `unpark` for this thread.
pub fn park() {
    current().wait(None, Purpose::Park)
}

pub fn park_timeout(dur: Duration) {
    current().wait(Some(dur), Purpose::Park)
}

pub fn park_timeout_ms(ms: u32) {
    park_timeout(Duration::from_millis(ms as u64))
}
