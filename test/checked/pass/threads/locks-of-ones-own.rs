// A spin lock with the right orderings, around a cell: no race, as long as everybody takes it.
use std::cell::UnsafeCell;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

struct Spin<T> {
    held: AtomicBool,
    value: UnsafeCell<T>,
}

unsafe impl<T: Send> Sync for Spin<T> {}

impl<T> Spin<T> {
    fn with<R>(&self, f: impl FnOnce(&mut T) -> R) -> R {
        while self
            .held
            .compare_exchange(false, true, Ordering::Acquire, Ordering::Relaxed)
            .is_err()
        {
            thread::yield_now();
        }
        let result = f(unsafe { &mut *self.value.get() });
        self.held.store(false, Ordering::Release);
        result
    }
}

fn main() {
    let log = Arc::new(Spin {
        held: AtomicBool::new(false),
        value: UnsafeCell::new(Vec::new()),
    });
    let threads: Vec<_> = (0..4)
        .map(|n| {
            let log = Arc::clone(&log);
            thread::spawn(move || (0..5).for_each(|i| log.with(|all| all.push(n * 10 + i))))
        })
        .collect();
    threads
        .into_iter()
        .for_each(|thread| thread.join().unwrap());
    assert_eq!(log.with(|all| all.iter().sum::<i32>()), 340);
}
