// What a thread's closure does to what it has taken.
use std::sync::{Arc, Mutex};
use std::thread;

fn not_mutable() {
    let values = vec![1];
    thread::spawn(move || values.push(2)); //~ ERROR E0596
}

fn through_arc() {
    let shared = Arc::new(vec![1]);
    thread::spawn(move || shared.push(2)); //~ ERROR E0596
}

fn guard_outlives_lock() -> i32 {
    let lock = Mutex::new(5);
    let guard = lock.lock().unwrap();
    drop(lock); //~ ERROR E0505
    *guard
}

fn reference_out_of_guard(lock: &Mutex<String>) -> &str {
    let guard = lock.lock().unwrap();
    guard.as_str() //~ ERROR E0515
}

fn moved_out_of_guard(lock: &Mutex<String>) -> String {
    *lock.lock().unwrap() //~ ERROR E0507
}

fn moved_out_of_arc(shared: Arc<String>) -> String {
    *shared //~ ERROR E0507
}

fn twice(job: impl FnOnce() + Send + 'static) {
    thread::spawn(job);
    thread::spawn(job); //~ ERROR E0382
}

fn called_often(job: impl Fn() + Send + Sync + 'static) {
    let job = Arc::new(job);
    for _ in 0..2 {
        let job = Arc::clone(&job);
        thread::spawn(move || job());
    }
}

fn main() {
    called_often(|| ());
}
