//! Sharing between threads: counted ownership, locks, atomics, channels, write-once cells.

mod arc;
pub mod atomic;
mod barrier;
mod condvar;
pub(crate) mod futex;
pub mod mpsc;
mod mutex;
mod once;
mod poison;
mod rwlock;

pub use self::arc::{Arc, Weak};
pub use self::barrier::{Barrier, BarrierWaitResult};
pub use self::condvar::{Condvar, WaitTimeoutResult};
pub use self::mutex::{Mutex, MutexGuard};
pub use self::once::{LazyLock, Once, OnceLock, OnceState};
pub use self::poison::{LockResult, PoisonError, TryLockError, TryLockResult};
pub use self::rwlock::{RwLock, RwLockReadGuard, RwLockWriteGuard};
