//! Things that happen once: `Once`, `OnceLock`, `LazyLock`.

use super::atomic::{
    schedule_point,
    Ordering::{Acquire, Relaxed, Release},
    QuietWord,
};
use super::futex::{wait, wake_all, Purpose};
use crate::cell::{Cell, OnceCell};
use crate::fmt;
use crate::intrinsics;
use crate::ops::Deref;

/// Runs a closure at most once.
#[picture(fields, state = "state")]
pub struct Once {
    state: QuietWord,
}

impl crate::panic::UnwindSafe for Once {}
impl crate::panic::RefUnwindSafe for Once {}

// States of a `Once`.
const INCOMPLETE: u32 = 0;
const POISONED: u32 = 1;
const RUNNING: u32 = 2;
const COMPLETE: u32 = 3;

/// What `call_once_force` tells its closure.
#[picture(transparent, field = "poisoned")]
pub struct OnceState {
    poisoned: bool,
}

impl OnceState {
    #[must_use]
    pub fn is_poisoned(&self) -> bool {
        self.poisoned
    }
}

impl fmt::Debug for OnceState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OnceState").field("poisoned", &self.poisoned).finish()
    }
}

/// Ends the run of a closure: well, or in a panic.
struct Completion<'a> {
    once: &'a Once,
    set_to: u32,
}

impl Drop for Completion<'_> {
    fn drop(&mut self) {
        intrinsics::lock_freed(self.once.state.as_ptr() as *const u8);
        self.once.state.store(self.set_to, Release);
        wake_all(&self.once.state);
        schedule_point();
    }
}

impl Once {
    #[must_use]
    pub const fn new() -> Once {
        Once { state: QuietWord::new(INCOMPLETE) }
    }

    #[track_caller]
    pub fn call_once<F: FnOnce()>(&self, f: F) {
        self.call(false, |_| f());
    }

    pub fn call_once_force<F: FnOnce(&OnceState)>(&self, f: F) {
        self.call(true, f);
    }

    /// Runs the closure, or waits until another thread has.
    #[track_caller]
    fn call<F: FnOnce(&OnceState)>(&self, ignore_poisoning: bool, f: F) {
        loop {
            let state = self.state.load(Acquire);
            match state {
                COMPLETE => return,
                RUNNING => {
                    wait(&self.state, RUNNING, None, Purpose::Once);
                }
                POISONED if !ignore_poisoning => panic!("Once instance has previously been poisoned"),
                _ => {
                    if self.state.compare_exchange(state, RUNNING, Acquire).is_ok() {
                        intrinsics::lock_taken(self.state.as_ptr() as *const u8, false);
                        let mut completion = Completion { once: self, set_to: POISONED };
                        let told = OnceState { poisoned: state == POISONED };
                        schedule_point();
                        f(&told);
                        completion.set_to = COMPLETE;
                        return;
                    }
                }
            }
        }
    }

    #[must_use]
    pub fn is_completed(&self) -> bool {
        self.state.load(Acquire) == COMPLETE
    }

    /// Waits until the closure has been run, by whichever thread.
    pub fn wait(&self) {
        loop {
            match self.state.load(Acquire) {
                COMPLETE => return,
                POISONED => panic!("Once instance has previously been poisoned"),
                state => {
                    wait(&self.state, state, None, Purpose::Once);
                }
            }
        }
    }

    /// Whether a closure panicked.
    fn is_poisoned(&self) -> bool {
        self.state.load(Relaxed) == POISONED
    }
}

impl fmt::Debug for Once {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Once").finish_non_exhaustive()
    }
}

/// A place that is written at most once, from any thread.
#[picture(transparent, field = "value")]
#[origin = "std::sync::once_lock"]
pub struct OnceLock<T> {
    once: Once,
    value: OnceCell<T>,
}

unsafe impl<T: Sync + Send> Sync for OnceLock<T> {}
unsafe impl<T: Send> Send for OnceLock<T> {}
impl<T: crate::panic::RefUnwindSafe + crate::panic::UnwindSafe> crate::panic::RefUnwindSafe for OnceLock<T> {}
impl<T: crate::panic::UnwindSafe> crate::panic::UnwindSafe for OnceLock<T> {}

impl<T> OnceLock<T> {
    #[must_use]
    pub const fn new() -> OnceLock<T> {
        OnceLock { once: Once::new(), value: OnceCell::new() }
    }

    pub fn get(&self) -> Option<&T> {
        if self.once.is_completed() { self.value.get() } else { None }
    }

    pub fn get_mut(&mut self) -> Option<&mut T> {
        self.value.get_mut()
    }

    pub fn set(&self, value: T) -> Result<(), T> {
        let mut value = Some(value);
        self.get_or_init(|| match value.take() {
            Some(value) => value,
            None => unreachable!(),
        });
        match value {
            None => Ok(()),
            Some(value) => Err(value),
        }
    }

    pub fn get_or_init<F: FnOnce() -> T>(&self, f: F) -> &T {
        self.once.call(true, |_| {
            let _ = self.value.set(f());
        });
        match self.value.get() {
            Some(value) => value,
            None => unreachable!(),
        }
    }

    /// Waits until another thread has written it.
    pub fn wait(&self) -> &T {
        while !self.once.is_completed() {
            let state = self.once.state.load(Relaxed);
            wait(&self.once.state, state, None, Purpose::Once);
        }
        match self.value.get() {
            Some(value) => value,
            None => unreachable!(),
        }
    }

    pub fn into_inner(self) -> Option<T> {
        self.value.into_inner()
    }

    pub fn take(&mut self) -> Option<T> {
        crate::mem::take(self).into_inner()
    }
}

impl<T> Default for OnceLock<T> {
    fn default() -> OnceLock<T> {
        OnceLock::new()
    }
}

impl<T: fmt::Debug> fmt::Debug for OnceLock<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_tuple("OnceLock");
        match self.get() {
            Some(v) => d.field(v),
            None => d.field(&format_args!("<uninit>")),
        };
        d.finish()
    }
}

impl<T: Clone> Clone for OnceLock<T> {
    fn clone(&self) -> OnceLock<T> {
        match self.get() {
            Some(value) => OnceLock::from(value.clone()),
            None => OnceLock::new(),
        }
    }
}

impl<T> From<T> for OnceLock<T> {
    fn from(value: T) -> Self {
        OnceLock { once: Once { state: QuietWord::new(COMPLETE) }, value: OnceCell::from(value) }
    }
}

impl<T: PartialEq> PartialEq for OnceLock<T> {
    fn eq(&self, other: &OnceLock<T>) -> bool {
        self.get() == other.get()
    }
}

impl<T: Eq> Eq for OnceLock<T> {}

/// A value computed at its first use, from any thread.
#[picture(transparent, field = "value")]
#[origin = "std::sync::lazy_lock"]
pub struct LazyLock<T, F = fn() -> T> {
    once: Once,
    value: OnceCell<T>,
    init: Cell<Option<F>>,
}

unsafe impl<T: Sync + Send, F: Send> Sync for LazyLock<T, F> {}
impl<T: crate::panic::RefUnwindSafe + crate::panic::UnwindSafe, F: crate::panic::UnwindSafe> crate::panic::RefUnwindSafe for LazyLock<T, F> {}
impl<T: crate::panic::UnwindSafe, F: crate::panic::UnwindSafe> crate::panic::UnwindSafe for LazyLock<T, F> {}

impl<T, F: FnOnce() -> T> LazyLock<T, F> {
    pub const fn new(f: F) -> LazyLock<T, F> {
        LazyLock { once: Once::new(), value: OnceCell::new(), init: Cell::new(Some(f)) }
    }

    #[track_caller]
    pub fn force(this: &LazyLock<T, F>) -> &T {
        if this.once.is_poisoned() {
            panic!("LazyLock instance has previously been poisoned")
        }
        this.once.call(false, |_| {
            if let Some(f) = this.init.take() {
                let _ = this.value.set(f());
            }
        });
        match this.value.get() {
            Some(value) => value,
            None => unreachable!(),
        }
    }
}

impl<T, F: FnOnce() -> T> Deref for LazyLock<T, F> {
    type Target = T;
    #[track_caller]
    fn deref(&self) -> &T {
        LazyLock::force(self)
    }
}

impl<T: Default> Default for LazyLock<T> {
    fn default() -> LazyLock<T> {
        LazyLock::new(T::default)
    }
}

impl<T: fmt::Debug, F> fmt::Debug for LazyLock<T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_tuple("LazyLock");
        match self.value.get() {
            Some(v) => d.field(v),
            None => d.field(&format_args!("<uninit>")),
        };
        d.finish()
    }
}
