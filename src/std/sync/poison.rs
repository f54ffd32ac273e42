//! What a lock says when a thread panicked while it held it.

use super::atomic::{Ordering::Relaxed, QuietFlag};
use crate::error::Error;
use crate::fmt;

/// Whether a thread panicked while it held a lock.
pub(crate) struct Flag {
    failed: QuietFlag,
}

impl Flag {
    pub(crate) const fn new() -> Flag {
        Flag { failed: QuietFlag::new(0) }
    }

    pub(crate) fn get(&self) -> bool {
        self.failed.load(Relaxed) != 0
    }

    pub(crate) fn clear(&self) {
        self.failed.store(0, Relaxed)
    }

    /// At the end of a guard: whether it was taken while the thread was unwinding already decides.
    pub(crate) fn done(&self, was_panicking: bool) {
        if !was_panicking && crate::thread::panicking() {
            self.failed.store(1, Relaxed);
        }
    }

    /// A guard, or the error that has it inside.
    pub(crate) fn wrap<T>(&self, guard: T) -> LockResult<T> {
        if self.get() { Err(PoisonError::new(guard)) } else { Ok(guard) }
    }
}

/// The lock may guard a broken value; the guard is inside.
#[picture(transparent, field = "data")]
pub struct PoisonError<T> {
    data: T,
}

pub type LockResult<T> = Result<T, PoisonError<T>>;

/// Why a lock was not taken at once.
pub enum TryLockError<T> {
    Poisoned(PoisonError<T>),
    WouldBlock,
}

pub type TryLockResult<Guard> = Result<Guard, TryLockError<Guard>>;

impl<T> PoisonError<T> {
    pub fn new(data: T) -> PoisonError<T> {
        PoisonError { data }
    }

    pub fn into_inner(self) -> T {
        self.data
    }

    pub fn get_ref(&self) -> &T {
        &self.data
    }

    pub fn get_mut(&mut self) -> &mut T {
        &mut self.data
    }
}

impl<T> fmt::Debug for PoisonError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PoisonError").finish_non_exhaustive()
    }
}

impl<T> fmt::Display for PoisonError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("poisoned lock: another task failed inside")
    }
}

impl<T> Error for PoisonError<T> {}

impl<T> From<PoisonError<T>> for TryLockError<T> {
    fn from(err: PoisonError<T>) -> TryLockError<T> {
        TryLockError::Poisoned(err)
    }
}

impl<T> fmt::Debug for TryLockError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TryLockError::Poisoned(_) => f.write_str("Poisoned(..)"),
            TryLockError::WouldBlock => f.write_str("WouldBlock"),
        }
    }
}

impl<T> fmt::Display for TryLockError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            TryLockError::Poisoned(_) => "poisoned lock: another task failed inside",
            TryLockError::WouldBlock => "try_lock failed because the operation would block",
        })
    }
}

impl<T> Error for TryLockError<T> {}
