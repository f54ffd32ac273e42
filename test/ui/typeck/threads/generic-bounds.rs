// A type parameter is Send, and lives long enough, only where that is asked for.
use std::fmt::Display;
use std::sync::{Arc, Mutex, mpsc};
use std::thread::{self, JoinHandle};

fn unbound<T: Display>(value: T) {
    thread::spawn(move || println!("{value}")); //~ ERROR E0277
}

fn only_static<T: 'static>(value: T) -> JoinHandle<T> {
    thread::spawn(move || value) //~ ERROR E0277
}

fn shares<T: Send + Display + 'static>(value: Arc<T>) {
    thread::spawn(move || println!("{value}")); //~ ERROR E0277
}

fn locks<T: 'static>(value: Arc<Mutex<T>>) {
    thread::spawn(move || drop(value)); //~ ERROR E0277
}

fn sends<T: 'static>(sender: mpsc::Sender<T>, value: T) {
    thread::spawn(move || drop(sender.send(value))); //~ ERROR E0277
}

fn calls<F: FnOnce() + 'static>(f: F) {
    thread::spawn(f); //~ ERROR E0277
}

fn projects<I: Iterator + Send + 'static>(mut items: I) -> JoinHandle<Option<I::Item>> {
    thread::spawn(move || items.next()) //~ ERROR E0277
}

fn opaque(value: impl Display + 'static) {
    thread::spawn(move || value.to_string()); //~ ERROR E0277
}

fn fine<T: Display + Send + 'static>(value: T) {
    thread::spawn(move || println!("{value}"));
}

fn main() {
    fine(1);
}
