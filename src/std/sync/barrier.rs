//! `Barrier`: threads wait for one another to get as far.

use super::futex::{Purpose, RawCondvar, RawMutex};
use crate::cell::UnsafeCell;
use crate::fmt;

struct BarrierState {
    count: usize,
    generation: usize,
}

/// Holds threads until so many have come.
#[picture(fields, waiting = "state.value.count", of = "num_threads")]
pub struct Barrier {
    mutex: RawMutex,
    condvar: RawCondvar,
    state: UnsafeCell<BarrierState>,
    num_threads: usize,
}

unsafe impl Sync for Barrier {}
unsafe impl Send for Barrier {}
impl crate::panic::RefUnwindSafe for Barrier {}

/// What `wait` gives: one of the threads is the leader.
#[picture(transparent, field = "0")]
pub struct BarrierWaitResult(bool);

impl Barrier {
    #[must_use]
    pub const fn new(n: usize) -> Barrier {
        Barrier {
            mutex: RawMutex::new(),
            condvar: RawCondvar::new(),
            state: UnsafeCell::new(BarrierState { count: 0, generation: 0 }),
            num_threads: n,
        }
    }

    pub fn wait(&self) -> BarrierWaitResult {
        super::atomic::schedule_point();
        self.mutex.lock(Purpose::Barrier);
        let state = self.state.get();
        let is_leader = unsafe {
            let generation = (*state).generation;
            (*state).count += 1;
            let is_last = (*state).count >= self.num_threads;
            if is_last {
                (*state).count = 0;
                (*state).generation = generation.wrapping_add(1);
                self.condvar.notify_all();
            } else {
                while (*state).generation == generation {
                    self.condvar.wait(&self.mutex, None, Purpose::Barrier);
                }
            }
            is_last
        };
        self.mutex.unlock();
        BarrierWaitResult(is_leader)
    }
}

impl fmt::Debug for Barrier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Barrier").finish_non_exhaustive()
    }
}

impl BarrierWaitResult {
    #[must_use]
    pub fn is_leader(&self) -> bool {
        self.0
    }
}

impl fmt::Debug for BarrierWaitResult {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BarrierWaitResult").field("is_leader", &self.0).finish()
    }
}
