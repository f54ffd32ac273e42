//! Starting threads and waiting for their end.

use super::data::{end_thread, set_current};
use super::scoped::ScopeData;
use super::{Result, Thread};
use crate::boxed::Box;
use crate::cell::UnsafeCell;
use crate::fmt;
use crate::intrinsics;
use crate::io;
use crate::string::String;
use crate::sync::atomic::{Ordering::SeqCst, Quiet};
use crate::sync::Arc;

/// How a thread is to be started.
#[picture(fields, name = "name", stack_size = "stack_size")]
#[must_use = "must eventually spawn the thread"]
#[derive(Debug)]
pub struct Builder {
    name: Option<String>,
    stack_size: Option<usize>,
    no_hooks: bool,
}

/// Where a thread leaves its result.
pub(super) struct Packet<T> {
    pub(super) scope: Option<Arc<ScopeData>>,
    result: UnsafeCell<Option<Result<T>>>,
}

unsafe impl<T: Send> Sync for Packet<T> {}
unsafe impl<T: Send> Send for Packet<T> {}

impl<T> Drop for Packet<T> {
    fn drop(&mut self) {
        // A scope fails if a panic was not looked at.
        let panicked = matches!(self.result.get_mut(), Some(Err(_)));
        *self.result.get_mut() = None;
        if let Some(scope) = &self.scope {
            scope.end_one(panicked);
        }
    }
}

/// What a new thread is given.
struct Start<F, T> {
    function: F,
    thread: Thread,
    packet: Arc<Packet<T>>,
}

/// The first function of a thread.
fn run<F: FnOnce() -> T, T>(data: *mut u8) {
    let start = *unsafe { Box::from_raw(data as *mut Start<F, T>) };
    set_current(start.thread);
    let result = crate::panicking::catch(start.function);
    unsafe { *start.packet.result.get() = Some(result) };
    drop(start.packet);
    end_thread();
}

/// A started thread, by which its end can be waited for.
pub(super) struct Started<T> {
    id: u64,
    pub(super) thread: Thread,
    packet: Arc<Packet<T>>,
}

impl<T> Started<T> {
    pub(super) fn join(mut self) -> Result<T> {
        intrinsics::thread_join(self.id);
        match Arc::get_mut(&mut self.packet).and_then(|packet| packet.result.get_mut().take()) {
            Some(result) => result,
            None => unreachable!(),
        }
    }

    pub(super) fn is_finished(&self) -> bool {
        crate::sync::atomic::schedule_point();
        Arc::strong_count(&self.packet) == 1
    }
}

/// The number of the next thread; `main` is 1.
static NEXT_ID: Quiet = Quiet::new(2);

impl Builder {
    pub fn new() -> Builder {
        Builder { name: None, stack_size: None, no_hooks: false }
    }

    pub fn name(mut self, name: String) -> Builder {
        self.name = Some(name);
        self
    }

    pub fn stack_size(mut self, size: usize) -> Builder {
        self.stack_size = Some(size);
        self
    }

    pub fn spawn<F, T>(self, f: F) -> io::Result<JoinHandle<T>>
    where
        F: FnOnce() -> T,
        F: Send + 'static,
        T: Send + 'static,
    {
        Ok(JoinHandle(self.start(f, None)?))
    }

    pub(super) fn start<F: FnOnce() -> T, T>(self, f: F, scope: Option<Arc<ScopeData>>) -> io::Result<Started<T>> {
        let thread = Thread::new(self.name, NEXT_ID.fetch_add(1, SeqCst) as u64);
        if let Some(scope) = &scope {
            scope.start_one();
        }
        let packet = Arc::new(Packet { scope, result: UnsafeCell::new(None) });
        let (name, len) = match thread.name() {
            Some(name) => (name.as_ptr(), name.len()),
            None => (crate::ptr::null(), 0),
        };
        let start = Box::into_raw(Box::new(Start { function: f, thread: thread.clone(), packet: packet.clone() })) as *mut u8;
        let id = unsafe { intrinsics::thread_spawn(run::<F, T>, start, self.stack_size.unwrap_or(0), name, len) };
        if id == 0 {
            drop(unsafe { Box::from_raw(start as *mut Start<F, T>) });
            return Err(io::Error::from(io::ErrorKind::WouldBlock));
        }
        Ok(Started { id, thread, packet })
    }

    pub fn spawn_scoped<'scope, 'env, F, T>(
        self,
        scope: &'scope super::Scope<'scope, 'env>,
        f: F,
    ) -> io::Result<super::ScopedJoinHandle<'scope, T>>
    where
        F: FnOnce() -> T + Send + 'scope,
        T: Send + 'scope,
    {
        scope.start(self, f)
    }
}

/// Owns the permission to wait for a thread's end.
#[picture(fields, thread = "0.thread")]
#[origin = "std::thread::join_handle"]
pub struct JoinHandle<T>(Started<T>);

unsafe impl<T> Send for JoinHandle<T> {}
unsafe impl<T> Sync for JoinHandle<T> {}
impl<T> crate::panic::UnwindSafe for JoinHandle<T> {}
impl<T> crate::panic::RefUnwindSafe for JoinHandle<T> {}

impl<T> JoinHandle<T> {
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

impl<T> fmt::Debug for JoinHandle<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JoinHandle").finish_non_exhaustive()
    }
}

/// Starts a thread.
#[track_caller]
pub fn spawn<F, T>(f: F) -> JoinHandle<T>
where
    F: FnOnce() -> T,
    F: Send + 'static,
    T: Send + 'static,
{
    Builder::new().spawn(f).expect("failed to spawn thread")
}
