//@ fault: M0015
// `unsafe impl Sync` is a promise that somebody has to keep: this cell has no lock.
use std::cell::UnsafeCell;
use std::sync::Arc;
use std::thread;

struct Shared(UnsafeCell<Vec<u32>>);
unsafe impl Sync for Shared {}

impl Shared {
    fn push(&self, n: u32) {
        let values = unsafe { &mut *self.0.get() };
        values.push(n);
    }
    fn len(&self) -> usize {
        unsafe { (*self.0.get()).len() } //~ FAULT
    }
}

fn main() {
    let shared = Arc::new(Shared(UnsafeCell::new(Vec::with_capacity(8))));
    let other = Arc::clone(&shared);
    let pusher = thread::spawn(move || other.push(1));
    thread::sleep(std::time::Duration::from_millis(5));
    println!("{}", shared.len());
    pusher.join().unwrap();
}
