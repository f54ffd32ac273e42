//! Things that happen once: `Once`, `OnceLock`, `LazyLock`.

use crate::cell::{Cell, LazyCell, OnceCell};
use crate::fmt;
use crate::ops::Deref;

/// Runs a closure at most once.
pub struct Once {
    done: Cell<bool>,
}

unsafe impl Sync for Once {}
unsafe impl Send for Once {}

/// What `call_once_force` tells its closure.
#[derive(Debug)]
pub struct OnceState {
    poisoned: bool,
}

impl OnceState {
    #[must_use]
    pub fn is_poisoned(&self) -> bool {
        self.poisoned
    }
}

impl Once {
    #[must_use]
    pub const fn new() -> Once {
        Once { done: Cell::new(false) }
    }

    pub fn call_once<F: FnOnce()>(&self, f: F) {
        if !self.done.get() {
            f();
            self.done.set(true);
        }
    }

    pub fn call_once_force<F: FnOnce(&OnceState)>(&self, f: F) {
        if !self.done.get() {
            f(&OnceState { poisoned: false });
            self.done.set(true);
        }
    }

    #[must_use]
    pub fn is_completed(&self) -> bool {
        self.done.get()
    }
}

/// A place that is written at most once, from any thread.
pub struct OnceLock<T> {
    inner: OnceCell<T>,
}

unsafe impl<T: Sync + Send> Sync for OnceLock<T> {}
unsafe impl<T: Send> Send for OnceLock<T> {}

impl<T> OnceLock<T> {
    #[must_use]
    pub const fn new() -> OnceLock<T> {
        OnceLock { inner: OnceCell::new() }
    }

    pub fn get(&self) -> Option<&T> {
        self.inner.get()
    }

    pub fn get_mut(&mut self) -> Option<&mut T> {
        self.inner.get_mut()
    }

    pub fn set(&self, value: T) -> Result<(), T> {
        self.inner.set(value)
    }

    pub fn get_or_init<F: FnOnce() -> T>(&self, f: F) -> &T {
        self.inner.get_or_init(f)
    }

    pub fn into_inner(self) -> Option<T> {
        self.inner.into_inner()
    }

    pub fn take(&mut self) -> Option<T> {
        self.inner.take()
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
        OnceLock { inner: self.inner.clone() }
    }
}

impl<T> From<T> for OnceLock<T> {
    fn from(value: T) -> Self {
        OnceLock { inner: OnceCell::from(value) }
    }
}

impl<T: PartialEq> PartialEq for OnceLock<T> {
    fn eq(&self, other: &OnceLock<T>) -> bool {
        self.get() == other.get()
    }
}

impl<T: Eq> Eq for OnceLock<T> {}

/// A value computed at its first use, from any thread.
pub struct LazyLock<T, F = fn() -> T> {
    inner: LazyCell<T, F>,
}

unsafe impl<T: Sync + Send, F: Send> Sync for LazyLock<T, F> {}

impl<T, F: FnOnce() -> T> LazyLock<T, F> {
    pub const fn new(f: F) -> LazyLock<T, F> {
        LazyLock { inner: LazyCell::new(f) }
    }

    pub fn force(this: &LazyLock<T, F>) -> &T {
        LazyCell::force(&this.inner)
    }
}

impl<T, F: FnOnce() -> T> Deref for LazyLock<T, F> {
    type Target = T;
    fn deref(&self) -> &T {
        LazyCell::force(&self.inner)
    }
}

impl<T: fmt::Debug, F> fmt::Debug for LazyLock<T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.inner, f)
    }
}
