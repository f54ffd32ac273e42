// Locks that are released as soon as they are taken.
use std::sync::{Mutex, RwLock};

fn main() {
    let mutex = Mutex::new(1);
    let lock = RwLock::new(1);
    let _ = mutex.lock(); //~ ERROR non-binding let on a synchronization lock
    let _ = mutex.lock().unwrap(); //~ ERROR non-binding let on a synchronization lock
    let _ = lock.read(); //~ ERROR non-binding let on a synchronization lock
    let (_, _written) = (lock.write(), 1); //~ ERROR non-binding let on a synchronization lock
    _ = mutex.lock(); //~ ERROR non-binding let on a synchronization lock
    let _guard = mutex.lock();
    let _ = mutex.lock().map(|_| 1).ok();
    match mutex.lock() {
        _ => {}
    }
    #[allow(let_underscore_lock)]
    let _ = mutex.lock();
}
