// A flag with Release and Acquire hands over what was written before: by a store, by fences, and through a chain of
// read-modify-writes.
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering, fence};
use std::thread;

static READY: AtomicBool = AtomicBool::new(false);
static FENCED: AtomicBool = AtomicBool::new(false);
static COUNT: AtomicUsize = AtomicUsize::new(0);
static mut MESSAGE: u64 = 0;
static mut OTHER: u64 = 0;
static mut PARTS: [u32; 3] = [0; 3];

fn main() {
    let writer = thread::spawn(|| {
        unsafe { MESSAGE = 42 };
        READY.store(true, Ordering::Release);
        unsafe { OTHER = 43 };
        fence(Ordering::Release);
        FENCED.store(true, Ordering::Relaxed);
    });
    while !READY.load(Ordering::Acquire) {
        thread::yield_now();
    }
    assert_eq!(unsafe { MESSAGE }, 42);
    while !FENCED.load(Ordering::Relaxed) {
        std::hint::spin_loop();
    }
    fence(Ordering::Acquire);
    assert_eq!(unsafe { OTHER }, 43);
    writer.join().unwrap();

    let parts: Vec<_> = (0..3)
        .map(|i| {
            thread::spawn(move || {
                unsafe { PARTS[i] = i as u32 + 1 };
                COUNT.fetch_add(1, Ordering::Release);
            })
        })
        .collect();
    while COUNT.load(Ordering::Acquire) < 3 {
        thread::yield_now();
    }
    assert_eq!(unsafe { PARTS[0] + PARTS[1] + PARTS[2] }, 6);
    parts.into_iter().for_each(|part| part.join().unwrap());
}
