//! Waiting for a word of memory to change, and the lock and the condition that the rest is made of.

use super::atomic::{
    Ordering::{Acquire, Relaxed, Release},
    Quiet, QuietWord,
};
use crate::cell::Cell;
use crate::intrinsics;
use crate::time::Duration;

/// What a thread waits for; the machine has the words, by number.
#[derive(Clone, Copy)]
pub(crate) enum Purpose {
    Change,
    Mutex,
    Read,
    Write,
    Condvar,
    Park,
    Once,
    Receive,
    Send,
    Barrier,
    Scope,
    Output,
}

/// Nanoseconds for the machine; no time at all is for ever.
pub(crate) fn nanos(timeout: Option<Duration>) -> u64 {
    match timeout {
        None => u64::MAX,
        Some(time) => {
            let nanos = time.as_nanos();
            if nanos < u64::MAX as u128 { nanos as u64 } else { u64::MAX }
        }
    }
}

/// Waits while the word has the value; false if the time ran out.
pub(crate) fn wait(word: &QuietWord, value: u32, timeout: Option<Duration>, purpose: Purpose) -> bool {
    unsafe { intrinsics::futex_wait(word.as_ptr(), value, nanos(timeout), purpose as u32) }
}

pub(crate) fn wake_one(word: &QuietWord) {
    unsafe { intrinsics::futex_wake(word.as_ptr(), 1) };
}

pub(crate) fn wake_all(word: &QuietWord) {
    unsafe { intrinsics::futex_wake(word.as_ptr(), usize::MAX) };
}

/// A lock without data.
pub(crate) struct RawMutex {
    /// 0 free, 1 held, 2 held and waited for.
    state: QuietWord,
}

impl RawMutex {
    pub(crate) const fn new() -> RawMutex {
        RawMutex { state: QuietWord::new(0) }
    }

    pub(crate) fn try_lock(&self) -> bool {
        let done = self.state.compare_exchange(0, 1, Acquire).is_ok();
        if done {
            intrinsics::lock_taken(self.state.as_ptr() as *const u8, false);
        }
        done
    }

    pub(crate) fn lock(&self, purpose: Purpose) {
        if self.try_lock() {
            return;
        }
        while self.state.swap(2, Acquire) != 0 {
            wait(&self.state, 2, None, purpose);
        }
        intrinsics::lock_taken(self.state.as_ptr() as *const u8, false);
    }

    pub(crate) fn unlock(&self) {
        intrinsics::lock_freed(self.state.as_ptr() as *const u8);
        if self.state.swap(0, Release) == 2 {
            wake_one(&self.state);
        }
    }
}

/// A condition that somebody else will bring about.
pub(crate) struct RawCondvar {
    /// Counts notifications.
    count: QuietWord,
}

impl RawCondvar {
    pub(crate) const fn new() -> RawCondvar {
        RawCondvar { count: QuietWord::new(0) }
    }

    pub(crate) fn notify_one(&self) {
        self.count.fetch_add(1, Relaxed);
        wake_one(&self.count);
    }

    pub(crate) fn notify_all(&self) {
        self.count.fetch_add(1, Relaxed);
        wake_all(&self.count);
    }

    /// Lets go of the lock, waits to be notified, and takes the lock again; false if the time ran out.
    pub(crate) fn wait(&self, mutex: &RawMutex, timeout: Option<Duration>, purpose: Purpose) -> bool {
        let count = self.count.load(Relaxed);
        mutex.unlock();
        let notified = wait(&self.count, count, timeout, purpose);
        mutex.lock(Purpose::Mutex);
        notified
    }
}

/// A lock that the thread that holds it may take again.
pub(crate) struct Reentrant {
    mutex: RawMutex,
    /// The thread that holds it, 0 for none.
    owner: Quiet,
    count: Cell<u32>,
}

unsafe impl Sync for Reentrant {}

/// Lets go of a [`Reentrant`] lock at the end of its scope.
pub(crate) struct ReentrantGuard<'a>(&'a Reentrant);

impl Reentrant {
    pub(crate) const fn new() -> Reentrant {
        Reentrant { mutex: RawMutex::new(), owner: Quiet::new(0), count: Cell::new(0) }
    }

    pub(crate) fn lock(&self) -> ReentrantGuard<'_> {
        let id = intrinsics::thread_id() as usize;
        if self.owner.load(Relaxed) != id {
            self.mutex.lock(Purpose::Output);
            self.owner.store(id, Relaxed);
        }
        self.count.set(self.count.get() + 1);
        ReentrantGuard(self)
    }
}

impl Drop for ReentrantGuard<'_> {
    fn drop(&mut self) {
        let count = self.0.count.get() - 1;
        self.0.count.set(count);
        if count == 0 {
            self.0.owner.store(0, Relaxed);
            self.0.mutex.unlock();
        }
    }
}
