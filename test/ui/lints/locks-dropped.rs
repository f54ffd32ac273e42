// Locks that are released as soon as they are taken.
use std::sync::{Mutex, RwLock, RwLockReadGuard, RwLockWriteGuard};

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

enum Held<'a> {
    Read(RwLockReadGuard<'a, i32>),
    Written(RwLockWriteGuard<'a, i32>),
}

fn within_patterns(lock: &RwLock<i32>, held: Held<'_>) {
    let [_, _second] = [lock.read(), lock.read()]; //~ ERROR non-binding let on a synchronization lock
    let (Held::Read(_) | Held::Written(_)) = held; //~ ERROR non-binding let on a synchronization lock
    //~^ ERROR non-binding let on a synchronization lock
    let ref _kept @ _ = lock.read(); //~ ERROR non-binding let on a synchronization lock
}
