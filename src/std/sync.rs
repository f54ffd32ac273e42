//! Sharing between threads: counted ownership, locks, atomics, write-once cells.

mod arc;
pub mod atomic;
mod lock;
mod once;
mod poison;

pub use self::arc::{Arc, Weak};
pub use self::lock::{Mutex, MutexGuard, RwLock, RwLockReadGuard, RwLockWriteGuard};
pub use self::once::{LazyLock, Once, OnceLock, OnceState};
pub use self::poison::{LockResult, PoisonError, TryLockError, TryLockResult};
