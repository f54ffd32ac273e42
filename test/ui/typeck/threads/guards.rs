// A guard is let go by the thread that took it.
use std::sync::{Mutex, MutexGuard, RwLock, mpsc};
use std::thread;

static COUNT: Mutex<i32> = Mutex::new(0);
static TEXT: RwLock<String> = RwLock::new(String::new());

fn later(guard: MutexGuard<'static, i32>) {
    thread::spawn(move || drop(guard)); //~ ERROR E0277
}

fn main() {
    later(COUNT.lock().unwrap());
    let reading = TEXT.read().unwrap();
    thread::spawn(move || println!("{}", *reading)); //~ ERROR E0277
    let result = COUNT.lock();
    thread::spawn(move || result.is_ok()); //~ ERROR E0277
    let (sender, receiver) = mpsc::channel();
    sender.send(1).unwrap();
    thread::scope(|scope| {
        scope.spawn(|| receiver.recv()); //~ ERROR E0277
        scope.spawn(|| sender.send(2));
        let shared = &COUNT.lock().unwrap();
        scope.spawn(|| println!("{}", **shared));
    });
}
