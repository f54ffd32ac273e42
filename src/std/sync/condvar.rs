//! `Condvar`: waiting, with a lock let go, for what another thread does.

use super::atomic::schedule_point;
use super::futex::{Purpose, RawCondvar};
use super::mutex::MutexGuard;
use super::poison::LockResult;
use crate::fmt;
use crate::time::{Duration, Instant};

/// Lets threads wait for one another.
#[picture(opaque)]
#[origin = "std::sync::poison::condvar"]
pub struct Condvar {
    raw: RawCondvar,
}

impl crate::panic::UnwindSafe for Condvar {}
impl crate::panic::RefUnwindSafe for Condvar {}

/// Whether a wait ended because its time was over.
#[picture(transparent, field = "0")]
#[derive(Debug, PartialEq, Eq, Copy, Clone)]
#[origin = "std::sync"]
pub struct WaitTimeoutResult(bool);

impl WaitTimeoutResult {
    #[must_use]
    pub fn timed_out(&self) -> bool {
        self.0
    }
}

impl Condvar {
    #[must_use]
    pub const fn new() -> Condvar {
        Condvar { raw: RawCondvar::new() }
    }

    pub fn wait<'a, T>(&self, guard: MutexGuard<'a, T>) -> LockResult<MutexGuard<'a, T>> {
        let (mutex, poison) = guard.parts();
        self.raw.wait(mutex, None, Purpose::Condvar);
        poison.wrap(guard)
    }

    pub fn wait_while<'a, T, F>(&self, guard: MutexGuard<'a, T>, mut condition: F) -> LockResult<MutexGuard<'a, T>>
    where
        F: FnMut(&mut T) -> bool,
    {
        let mut guard = guard;
        while condition(&mut *guard) {
            guard = self.wait(guard)?;
        }
        Ok(guard)
    }

    pub fn wait_timeout<'a, T>(&self, guard: MutexGuard<'a, T>, dur: Duration) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)> {
        let (mutex, poison) = guard.parts();
        let notified = self.raw.wait(mutex, Some(dur), Purpose::Condvar);
        poison.wrap((guard, WaitTimeoutResult(!notified)))
    }

    pub fn wait_timeout_ms<'a, T>(&self, guard: MutexGuard<'a, T>, ms: u32) -> LockResult<(MutexGuard<'a, T>, bool)> {
        let (mutex, poison) = guard.parts();
        let notified = self.raw.wait(mutex, Some(Duration::from_millis(ms as u64)), Purpose::Condvar);
        poison.wrap((guard, notified))
    }

    pub fn wait_timeout_while<'a, T, F>(
        &self,
        guard: MutexGuard<'a, T>,
        dur: Duration,
        mut condition: F,
    ) -> LockResult<(MutexGuard<'a, T>, WaitTimeoutResult)>
    where
        F: FnMut(&mut T) -> bool,
    {
        let mut guard = guard;
        let start = Instant::now();
        loop {
            if !condition(&mut *guard) {
                return Ok((guard, WaitTimeoutResult(false)));
            }
            let left = match dur.checked_sub(start.elapsed()) {
                Some(left) => left,
                None => return Ok((guard, WaitTimeoutResult(true))),
            };
            let (next, result) = self.wait_timeout(guard, left)?;
            guard = next;
            if result.timed_out() {
                let is_over = condition(&mut *guard);
                return Ok((guard, WaitTimeoutResult(is_over)));
            }
        }
    }

    pub fn notify_one(&self) {
        self.raw.notify_one();
        schedule_point();
    }

    pub fn notify_all(&self) {
        self.raw.notify_all();
        schedule_point();
    }
}

impl Default for Condvar {
    fn default() -> Condvar {
        Condvar::new()
    }
}

impl fmt::Debug for Condvar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Condvar").finish_non_exhaustive()
    }
}
