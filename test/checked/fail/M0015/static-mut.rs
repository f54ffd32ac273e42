//@ fault: M0015
// Two threads count in a static mut: an increment reads and writes, and nothing orders the two.
use std::thread;

static mut HITS: u32 = 0;

fn hit() {
    for _ in 0..10 {
        unsafe {
            HITS += 1; //~ FAULT
        }
    }
}

fn main() {
    let first = thread::spawn(hit);
    let second = thread::spawn(hit);
    first.join().unwrap();
    second.join().unwrap();
    println!("{}", unsafe { HITS });
}
