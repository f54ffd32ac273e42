//! Channels: many senders, one receiver.

mod errors;
mod receiver;
mod sender;

use super::atomic::schedule_point;
use super::futex::{Purpose, RawCondvar, RawMutex};
use super::Arc;
use crate::cell::UnsafeCell;
use crate::collections::VecDeque;
use crate::time::Duration;

pub use self::errors::{RecvError, RecvTimeoutError, SendError, TryRecvError, TrySendError};
pub use self::receiver::{IntoIter, Iter, Receiver, TryIter};
pub use self::sender::{Sender, SyncSender};

/// What the ends of a channel share. The lock guards the state; nobody else runs user code under it.
#[picture(fields, waiting = "state.value.queue", senders = "state.value.senders", has_receiver = "state.value.has_receiver")]
struct Channel<T> {
    mutex: RawMutex,
    /// A message came, or the last sender went.
    filled: RawCondvar,
    /// A message was taken, or the receiver went.
    emptied: RawCondvar,
    state: UnsafeCell<State<T>>,
}

struct State<T> {
    queue: VecDeque<T>,
    /// Messages that may wait; `None` for any number, 0 for a rendezvous.
    bound: Option<usize>,
    senders: usize,
    has_receiver: bool,
    /// Messages that the receiver took.
    taken: usize,
    /// Messages that were put into the queue.
    put: usize,
    /// Whether the receiver waits for a message.
    is_awaited: bool,
}

unsafe impl<T: Send> Send for Channel<T> {}
unsafe impl<T: Send> Sync for Channel<T> {}

impl<T> Channel<T> {
    fn new(bound: Option<usize>) -> Arc<Channel<T>> {
        Arc::new(Channel {
            mutex: RawMutex::new(),
            filled: RawCondvar::new(),
            emptied: RawCondvar::new(),
            state: UnsafeCell::new(State {
                queue: VecDeque::new(),
                bound,
                senders: 1,
                has_receiver: true,
                taken: 0,
                put: 0,
                is_awaited: false,
            }),
        })
    }

    /// Runs `f` under the lock.
    fn with<R>(&self, f: impl FnOnce(&mut State<T>) -> R) -> R {
        self.mutex.lock(Purpose::Mutex);
        let result = f(unsafe { &mut *self.state.get() });
        self.mutex.unlock();
        result
    }

    /// Puts a message into the queue; waits for room, and in a rendezvous until it is taken.
    fn send(&self, value: T) -> Result<(), SendError<T>> {
        self.mutex.lock(Purpose::Mutex);
        let state = self.state.get();
        let result = unsafe {
            while (*state).has_receiver && (*state).is_full() {
                self.emptied.wait(&self.mutex, None, Purpose::Send);
            }
            if (*state).has_receiver { self.put(value) } else { Err(SendError(value)) }
        };
        self.mutex.unlock();
        schedule_point();
        result
    }

    /// With the lock held.
    unsafe fn put(&self, value: T) -> Result<(), SendError<T>> {
        let state = self.state.get();
        unsafe {
            (*state).queue.push_back(value);
            (*state).put += 1;
            let ticket = (*state).put;
            self.filled.notify_one();
            if (*state).bound == Some(0) {
                while (*state).has_receiver && (*state).taken < ticket {
                    self.emptied.wait(&self.mutex, None, Purpose::Send);
                }
                if (*state).taken < ticket {
                    if let Some(value) = (*state).queue.pop_front() {
                        return Err(SendError(value));
                    }
                }
            }
        }
        Ok(())
    }

    fn try_send(&self, value: T) -> Result<(), TrySendError<T>> {
        let result = self.with(|state| {
            if !state.has_receiver {
                return Err(TrySendError::Disconnected(value));
            }
            let has_room = match state.bound {
                Some(0) => state.is_awaited && state.queue.is_empty(),
                _ => !state.is_full(),
            };
            if !has_room {
                return Err(TrySendError::Full(value));
            }
            state.queue.push_back(value);
            state.put += 1;
            self.filled.notify_one();
            Ok(())
        });
        schedule_point();
        result
    }

    /// Takes a message; waits for one.
    fn recv(&self, timeout: Option<Duration>) -> Result<T, RecvTimeoutError> {
        schedule_point();
        self.mutex.lock(Purpose::Mutex);
        let state = self.state.get();
        let result = unsafe {
            loop {
                if let Some(value) = (*state).take() {
                    self.emptied.notify_all();
                    break Ok(value);
                }
                if (*state).senders == 0 {
                    break Err(RecvTimeoutError::Disconnected);
                }
                (*state).is_awaited = true;
                let notified = self.filled.wait(&self.mutex, timeout, Purpose::Receive);
                (*state).is_awaited = false;
                if !notified && (*state).queue.is_empty() {
                    break Err(RecvTimeoutError::Timeout);
                }
            }
        };
        self.mutex.unlock();
        result
    }

    fn try_recv(&self) -> Result<T, TryRecvError> {
        schedule_point();
        self.with(|state| match state.take() {
            Some(value) => {
                self.emptied.notify_all();
                Ok(value)
            }
            None if state.senders == 0 => Err(TryRecvError::Disconnected),
            None => Err(TryRecvError::Empty),
        })
    }

    fn add_sender(&self) {
        self.with(|state| state.senders += 1);
    }

    fn remove_sender(&self) {
        self.with(|state| {
            state.senders -= 1;
            if state.senders == 0 {
                self.filled.notify_all();
            }
        });
        schedule_point();
    }

    /// The receiver goes; what nobody will take is dropped, but in a rendezvous goes back to its sender.
    fn remove_receiver(&self) {
        let left = self.with(|state| {
            state.has_receiver = false;
            self.emptied.notify_all();
            if state.bound == Some(0) { VecDeque::new() } else { crate::mem::take(&mut state.queue) }
        });
        drop(left);
        schedule_point();
    }
}

impl<T> State<T> {
    fn is_full(&self) -> bool {
        match self.bound {
            None | Some(0) => false,
            Some(bound) => self.queue.len() >= bound,
        }
    }

    fn take(&mut self) -> Option<T> {
        let value = self.queue.pop_front();
        if value.is_some() {
            self.taken += 1;
        }
        value
    }
}

/// A channel that holds any number of messages.
#[must_use]
pub fn channel<T>() -> (Sender<T>, Receiver<T>) {
    let shared = Channel::new(None);
    (Sender { shared: shared.clone() }, Receiver { shared })
}

/// A channel that holds so many messages; with 0, each is handed over in person.
#[must_use]
pub fn sync_channel<T>(bound: usize) -> (SyncSender<T>, Receiver<T>) {
    let shared = Channel::new(Some(bound));
    (SyncSender { shared: shared.clone() }, Receiver { shared })
}
