//@ fault: M0017
// Who waits for a thread holds the lock that the thread needs to come to its end.
use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let total = Arc::new(Mutex::new(0));
    let shared = total.clone();
    let guard = total.lock().unwrap();
    let worker = thread::spawn(move || *shared.lock().unwrap() += 1);
    worker.join().unwrap(); //~ FAULT
    println!("{guard}");
}
