//! `RwLock`: many readers or one writer.

use super::atomic::{
    schedule_point,
    Ordering::{Acquire, Relaxed, Release},
    QuietWord,
};
use super::futex::{wait, wake_all, Purpose};
use super::poison::{Flag, LockResult, TryLockError, TryLockResult};
use crate::cell::UnsafeCell;
use crate::fmt;
use crate::intrinsics;
use crate::ops::{Deref, DerefMut};

/// The state while a writer is in.
const WRITER: u32 = u32::MAX;

/// A lock without data for readers and writers.
struct RawRwLock {
    /// How many readers are in, or `WRITER`.
    state: QuietWord,
    /// Counts the times that somebody left; those who wait for that wait here.
    left: QuietWord,
}

impl RawRwLock {
    const fn new() -> RawRwLock {
        RawRwLock { state: QuietWord::new(0), left: QuietWord::new(0) }
    }

    fn try_read(&self) -> bool {
        let mut state = self.state.load(Relaxed);
        while state < WRITER - 1 {
            match self.state.compare_exchange(state, state + 1, Acquire) {
                Ok(_) => {
                    intrinsics::lock_taken(self.left.as_ptr() as *const u8, true);
                    return true;
                }
                Err(now) => state = now,
            }
        }
        false
    }

    fn try_write(&self) -> bool {
        let done = self.state.compare_exchange(0, WRITER, Acquire).is_ok();
        if done {
            intrinsics::lock_taken(self.left.as_ptr() as *const u8, false);
        }
        done
    }

    fn read(&self) {
        loop {
            let left = self.left.load(Relaxed);
            if self.try_read() {
                return;
            }
            wait(&self.left, left, None, Purpose::Read);
        }
    }

    fn write(&self) {
        loop {
            let left = self.left.load(Relaxed);
            if self.try_write() {
                return;
            }
            wait(&self.left, left, None, Purpose::Write);
        }
    }

    fn leave(&self) {
        intrinsics::lock_freed(self.left.as_ptr() as *const u8);
        self.left.fetch_add(1, Relaxed);
        wake_all(&self.left);
        schedule_point();
    }

    fn end_read(&self) {
        self.state.fetch_sub(1, Release);
        self.leave();
    }

    fn end_write(&self) {
        self.state.store(0, Release);
        self.leave();
    }
}

/// Lets many readers or one writer in.
#[diagnostic_item = "RwLock"]
#[picture(guarded, value = "data", state = "raw.state", lock, shared)]
#[origin = "std::sync::poison::rwlock"]
pub struct RwLock<T: ?Sized> {
    raw: RawRwLock,
    poison: Flag,
    data: UnsafeCell<T>,
}

unsafe impl<T: ?Sized + Send> Send for RwLock<T> {}
unsafe impl<T: ?Sized + Send + Sync> Sync for RwLock<T> {}
impl<T: ?Sized> crate::panic::UnwindSafe for RwLock<T> {}
impl<T: ?Sized> crate::panic::RefUnwindSafe for RwLock<T> {}

/// Shared access to what a `RwLock` guards.
#[picture(pointer, field = "lock")]
#[must_use = "if unused the RwLock will immediately unlock"]
#[diagnostic_item = "RwLockReadGuard"]
#[origin = "std::sync::poison::rwlock"]
pub struct RwLockReadGuard<'a, T: ?Sized + 'a> {
    lock: &'a RwLock<T>,
}

/// Sole access to what a `RwLock` guards.
#[picture(pointer, field = "lock")]
#[must_use = "if unused the RwLock will immediately unlock"]
#[diagnostic_item = "RwLockWriteGuard"]
#[origin = "std::sync::poison::rwlock"]
pub struct RwLockWriteGuard<'a, T: ?Sized + 'a> {
    lock: &'a RwLock<T>,
    panicking: bool,
}

impl<T: ?Sized> !Send for RwLockReadGuard<'_, T> {}
unsafe impl<T: ?Sized + Sync> Sync for RwLockReadGuard<'_, T> {}
impl<T: ?Sized> !Send for RwLockWriteGuard<'_, T> {}
unsafe impl<T: ?Sized + Sync> Sync for RwLockWriteGuard<'_, T> {}

impl<T> RwLock<T> {
    pub const fn new(t: T) -> RwLock<T> {
        RwLock { raw: RawRwLock::new(), poison: Flag::new(), data: UnsafeCell::new(t) }
    }

    pub fn into_inner(self) -> LockResult<T> {
        let RwLock { poison, data, .. } = self;
        poison.wrap(data.into_inner())
    }
}

impl<'a, T: ?Sized> RwLockReadGuard<'a, T> {
    fn new(lock: &'a RwLock<T>) -> LockResult<RwLockReadGuard<'a, T>> {
        schedule_point();
        lock.poison.wrap(RwLockReadGuard { lock })
    }
}

impl<'a, T: ?Sized> RwLockWriteGuard<'a, T> {
    fn new(lock: &'a RwLock<T>) -> LockResult<RwLockWriteGuard<'a, T>> {
        schedule_point();
        lock.poison.wrap(RwLockWriteGuard { lock, panicking: crate::thread::panicking() })
    }
}

impl<T: ?Sized> RwLock<T> {
    pub fn read(&self) -> LockResult<RwLockReadGuard<'_, T>> {
        self.raw.read();
        RwLockReadGuard::new(self)
    }

    pub fn try_read(&self) -> TryLockResult<RwLockReadGuard<'_, T>> {
        if self.raw.try_read() { Ok(RwLockReadGuard::new(self)?) } else { Err(TryLockError::WouldBlock) }
    }

    pub fn write(&self) -> LockResult<RwLockWriteGuard<'_, T>> {
        self.raw.write();
        RwLockWriteGuard::new(self)
    }

    pub fn try_write(&self) -> TryLockResult<RwLockWriteGuard<'_, T>> {
        if self.raw.try_write() { Ok(RwLockWriteGuard::new(self)?) } else { Err(TryLockError::WouldBlock) }
    }

    pub fn clear_poison(&self) {
        self.poison.clear();
    }

    pub fn is_poisoned(&self) -> bool {
        self.poison.get()
    }

    pub fn get_mut(&mut self) -> LockResult<&mut T> {
        let RwLock { poison, data, .. } = self;
        poison.wrap(data.get_mut())
    }
}

impl<T> From<T> for RwLock<T> {
    fn from(t: T) -> RwLock<T> {
        RwLock::new(t)
    }
}

impl<T: Default> Default for RwLock<T> {
    fn default() -> RwLock<T> {
        RwLock::new(Default::default())
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_struct("RwLock");
        match self.try_read() {
            Ok(guard) => {
                d.field("data", &&*guard);
            }
            Err(TryLockError::Poisoned(err)) => {
                d.field("data", &&**err.get_ref());
            }
            Err(TryLockError::WouldBlock) => {
                d.field("data", &format_args!("<locked>"));
            }
        }
        d.field("poisoned", &self.poison.get());
        d.finish_non_exhaustive()
    }
}

impl<T: ?Sized> Deref for RwLockReadGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        unsafe { &*self.lock.data.get() }
    }
}

impl<T: ?Sized> Deref for RwLockWriteGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        unsafe { &*self.lock.data.get() }
    }
}

impl<T: ?Sized> DerefMut for RwLockWriteGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        unsafe { &mut *self.lock.data.get() }
    }
}

impl<T: ?Sized> Drop for RwLockReadGuard<'_, T> {
    fn drop(&mut self) {
        self.lock.raw.end_read();
    }
}

impl<T: ?Sized> Drop for RwLockWriteGuard<'_, T> {
    fn drop(&mut self) {
        self.lock.poison.done(self.panicking);
        self.lock.raw.end_write();
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLockReadGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for RwLockWriteGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: ?Sized + fmt::Display> fmt::Display for RwLockReadGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: ?Sized + fmt::Display> fmt::Display for RwLockWriteGuard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}
