// After an error, what a body has not settled is erroneous too: whether the closure may go to another thread, which hangs
// on what it captures, is asked no more. What was settled before is.

use std::rc::Rc;
use std::thread;

fn send<T: Send>(_: T) {}

fn main() {
    let shared = Rc::new(1);
    thread::spawn(move || println!("{shared}"));
    let count: i32 = "three"; //~ ERROR E0308 mismatched types
    send(Rc::new(count)); //~ ERROR E0277 cannot be sent between threads safely
}
