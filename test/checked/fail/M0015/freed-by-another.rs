//@ fault: M0015
// A thread frees what another has just read, and nobody has said that the reading is over.
use std::sync::atomic::{AtomicPtr, Ordering};
use std::thread;

static CURRENT: AtomicPtr<u64> = AtomicPtr::new(std::ptr::null_mut());

fn main() {
    CURRENT.store(Box::into_raw(Box::new(7)), Ordering::Release);
    let reader = thread::spawn(|| unsafe { *CURRENT.load(Ordering::Acquire) });
    thread::sleep(std::time::Duration::from_millis(1));
    let old = CURRENT.swap(std::ptr::null_mut(), Ordering::AcqRel);
    drop(unsafe { Box::from_raw(old) }); //~ FAULT
    println!("{}", reader.join().unwrap());
}
