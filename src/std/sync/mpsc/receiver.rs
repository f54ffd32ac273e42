//! The receiving end.

use super::{Channel, RecvError, RecvTimeoutError, TryRecvError};
use crate::fmt;
use crate::sync::Arc;
use crate::time::Duration;

/// Receives, in the order of sending.
#[picture(transparent, field = "shared")]
#[origin = "std::sync::mpsc"]
pub struct Receiver<T> {
    pub(super) shared: Arc<Channel<T>>,
}

unsafe impl<T: Send> Send for Receiver<T> {}
impl<T> !Sync for Receiver<T> {}

/// Messages until the senders are gone.
#[picture(transparent, field = "rx")]
#[derive(Debug)]
#[origin = "std::sync::mpsc"]
pub struct Iter<'a, T: 'a> {
    rx: &'a Receiver<T>,
}

/// Messages that are there already.
#[picture(transparent, field = "rx")]
#[derive(Debug)]
#[origin = "std::sync::mpsc"]
pub struct TryIter<'a, T: 'a> {
    rx: &'a Receiver<T>,
}

/// Messages until the senders are gone, with the receiver inside.
#[picture(transparent, field = "rx")]
#[derive(Debug)]
#[origin = "std::sync::mpsc"]
pub struct IntoIter<T> {
    rx: Receiver<T>,
}

impl<T> Receiver<T> {
    pub fn recv(&self) -> Result<T, RecvError> {
        self.shared.recv(None).map_err(|_| RecvError)
    }

    pub fn try_recv(&self) -> Result<T, TryRecvError> {
        self.shared.try_recv()
    }

    pub fn recv_timeout(&self, timeout: Duration) -> Result<T, RecvTimeoutError> {
        self.shared.recv(Some(timeout))
    }

    pub fn iter(&self) -> Iter<'_, T> {
        Iter { rx: self }
    }

    pub fn try_iter(&self) -> TryIter<'_, T> {
        TryIter { rx: self }
    }
}

impl<T> Iterator for Iter<'_, T> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        self.rx.recv().ok()
    }
}

impl<T> Iterator for TryIter<'_, T> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        self.rx.try_recv().ok()
    }
}

impl<T> Iterator for IntoIter<T> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        self.rx.recv().ok()
    }
}

impl<'a, T> IntoIterator for &'a Receiver<T> {
    type Item = T;
    type IntoIter = Iter<'a, T>;
    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<T> IntoIterator for Receiver<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    fn into_iter(self) -> IntoIter<T> {
        IntoIter { rx: self }
    }
}

impl<T> Drop for Receiver<T> {
    fn drop(&mut self) {
        self.shared.remove_receiver();
    }
}

impl<T> fmt::Debug for Receiver<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Receiver").finish_non_exhaustive()
    }
}

impl<T> crate::panic::UnwindSafe for Receiver<T> {}
impl<T> crate::panic::RefUnwindSafe for Receiver<T> {}
