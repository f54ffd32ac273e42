//! Threads that end before a scope does, and so may borrow from it.

use super::builder::Started;
use super::{current, Builder, Result, Thread};
use crate::fmt;
use crate::io;
use crate::marker::PhantomData;
use crate::sync::atomic::{Ordering::SeqCst, Quiet};
use crate::sync::futex::Purpose;
use crate::sync::Arc;

/// A scope to start threads in.
#[picture(opaque)]
pub struct Scope<'scope, 'env: 'scope> {
    data: Arc<ScopeData>,
    /// Invariance over `'scope`, so that it cannot shrink.
    scope: PhantomData<&'scope mut &'scope ()>,
    env: PhantomData<&'env mut &'env ()>,
}

/// Owns the permission to wait for the end of a thread of a scope.
#[picture(fields, thread = "0.thread")]
pub struct ScopedJoinHandle<'scope, T>(Started<T>, PhantomData<&'scope ()>);

unsafe impl<T> Send for ScopedJoinHandle<'_, T> {}
unsafe impl<T> Sync for ScopedJoinHandle<'_, T> {}

pub(super) struct ScopeData {
    running: Quiet,
    panicked: Quiet,
    owner: Thread,
}

impl ScopeData {
    pub(super) fn start_one(&self) {
        self.running.fetch_add(1, SeqCst);
    }

    pub(super) fn end_one(&self, panicked: bool) {
        if panicked {
            self.panicked.store(1, SeqCst);
        }
        if self.running.fetch_sub(1, SeqCst) == 1 {
            self.owner.unpark();
        }
    }
}

/// Calls `f` with a scope, and waits for the threads that were started in it.
#[track_caller]
pub fn scope<'env, F, T>(f: F) -> T
where
    F: for<'scope> FnOnce(&'scope Scope<'scope, 'env>) -> T,
{
    let scope = Scope {
        data: Arc::new(ScopeData { running: Quiet::new(0), panicked: Quiet::new(0), owner: current() }),
        scope: PhantomData,
        env: PhantomData,
    };
    let result = crate::panicking::catch(|| f(&scope));
    while scope.data.running.load(SeqCst) != 0 {
        scope.data.owner.wait(None, Purpose::Scope);
    }
    match result {
        Err(payload) => crate::panic::resume_unwind(payload),
        Ok(_) if scope.data.panicked.load(SeqCst) != 0 => panic!("a scoped thread panicked"),
        Ok(result) => result,
    }
}

impl<'scope, 'env> Scope<'scope, 'env> {
    #[track_caller]
    pub fn spawn<F, T>(&'scope self, f: F) -> ScopedJoinHandle<'scope, T>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        self.start(Builder::new(), f).expect("failed to spawn thread")
    }

    pub(super) fn start<F: FnOnce() -> T, T>(&'scope self, builder: Builder, f: F) -> io::Result<ScopedJoinHandle<'scope, T>> {
        Ok(ScopedJoinHandle(builder.start(f, Some(self.data.clone()))?, PhantomData))
    }
}

impl<'scope, T> ScopedJoinHandle<'scope, T> {
    #[must_use]
    pub fn thread(&self) -> &Thread {
        &self.0.thread
    }

    pub fn join(self) -> Result<T> {
        self.0.join()
    }

    pub fn is_finished(&self) -> bool {
        self.0.is_finished()
    }
}

impl fmt::Debug for Scope<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scope")
            .field("num_running_threads", &self.data.running.load(SeqCst))
            .field("a_thread_panicked", &(self.data.panicked.load(SeqCst) != 0))
            .field("main_thread", &self.data.owner)
            .finish_non_exhaustive()
    }
}

impl<T> fmt::Debug for ScopedJoinHandle<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ScopedJoinHandle").finish_non_exhaustive()
    }
}
