//@ fault: M0015
// A flag with Relaxed says that something happened, and nothing of what happened before.
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

static READY: AtomicBool = AtomicBool::new(false);
static mut MESSAGE: u64 = 0;

fn main() {
    let writer = thread::spawn(|| {
        unsafe { MESSAGE = 42 };
        READY.store(true, Ordering::Relaxed);
    });
    while !READY.load(Ordering::Relaxed) {
        thread::yield_now();
    }
    println!("{}", unsafe { MESSAGE }); //~ FAULT
    writer.join().unwrap();
}
