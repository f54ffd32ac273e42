//@ fault: M0015
// An atomic that is also read as a plain number: one side alone is not enough.
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

static COUNT: AtomicU32 = AtomicU32::new(0);

fn main() {
    let adder = thread::spawn(|| COUNT.fetch_add(1, Ordering::SeqCst));
    thread::sleep(std::time::Duration::from_millis(1));
    let seen = unsafe { *COUNT.as_ptr() }; //~ FAULT
    println!("{seen}");
    adder.join().unwrap();
}
