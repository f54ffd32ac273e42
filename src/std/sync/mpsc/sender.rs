//! The sending ends.

use super::{Channel, SendError, TrySendError};
use crate::fmt;
use crate::sync::Arc;

/// Sends without waiting.
#[picture(transparent, field = "shared")]
#[origin = "std::sync::mpsc"]
pub struct Sender<T> {
    pub(super) shared: Arc<Channel<T>>,
}

/// Sends, and waits for room.
#[picture(transparent, field = "shared")]
#[origin = "std::sync::mpsc"]
pub struct SyncSender<T> {
    pub(super) shared: Arc<Channel<T>>,
}

unsafe impl<T: Send> Send for Sender<T> {}
unsafe impl<T: Send> Sync for Sender<T> {}
unsafe impl<T: Send> Send for SyncSender<T> {}

impl<T> Sender<T> {
    pub fn send(&self, t: T) -> Result<(), SendError<T>> {
        self.shared.send(t)
    }
}

impl<T> SyncSender<T> {
    pub fn send(&self, t: T) -> Result<(), SendError<T>> {
        self.shared.send(t)
    }

    pub fn try_send(&self, t: T) -> Result<(), TrySendError<T>> {
        self.shared.try_send(t)
    }
}

macro_rules! both_senders {
    ($($name:ident)*) => {$(
        impl<T> Clone for $name<T> {
            fn clone(&self) -> $name<T> {
                self.shared.add_sender();
                $name { shared: self.shared.clone() }
            }
        }

        impl<T> Drop for $name<T> {
            fn drop(&mut self) {
                self.shared.remove_sender();
            }
        }

        impl<T> fmt::Debug for $name<T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($name)).finish_non_exhaustive()
            }
        }

        impl<T> crate::panic::UnwindSafe for $name<T> {}
        impl<T> crate::panic::RefUnwindSafe for $name<T> {}
    )*};
}

both_senders! { Sender SyncSender }
