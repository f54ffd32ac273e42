// A thread may outlive everybody: what it takes along must be able to.
use std::fmt::Display;
use std::thread::{self, JoinHandle};

fn unbound<T: Display + Send>(value: T) {
    thread::spawn(move || println!("{value}")); //~ ERROR E0310
}

fn closure<F: FnOnce() -> i32 + Send>(f: F) -> JoinHandle<i32> {
    thread::spawn(f) //~ ERROR E0310
}

fn result<R: Send, F: FnOnce() -> R + Send + 'static>(f: F) {
    drop(thread::spawn(f)); //~ ERROR E0310
}

fn boxed(f: Box<dyn FnOnce() + Send>) {
    thread::spawn(f);
}

struct Pool<T>(Vec<T>);

impl<T: Send> Pool<T> {
    fn start(self) {
        thread::spawn(move || self.0.len()); //~ ERROR E0310
    }

    fn scoped(&mut self) -> usize {
        thread::scope(|scope| scope.spawn(|| self.0.len()).join().unwrap()) //~ ERROR E0277
    }
}

fn main() {
    unbound(1);
}
