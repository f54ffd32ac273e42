//@ fault: M0015
// It takes both halves: the reader's Acquire meets a store that has released nothing.
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

static mut TABLE: [u8; 4] = [0; 4];
static FILLED: AtomicUsize = AtomicUsize::new(0);

fn main() {
    let filler = thread::spawn(|| {
        unsafe { TABLE[2] = 7 };
        FILLED.store(3, Ordering::Relaxed);
    });
    while FILLED.load(Ordering::Acquire) == 0 {
        std::hint::spin_loop();
    }
    let third = unsafe { TABLE[2] }; //~ FAULT
    println!("{third}");
    filler.join().unwrap();
}
