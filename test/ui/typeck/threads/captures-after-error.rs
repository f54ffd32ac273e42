// After another error in the same function, nothing is said about what closures capture.
use std::rc::Rc;
use std::thread;

fn first() {
    let number: i32 = "one"; //~ ERROR E0308
    let shared = Rc::new(number);
    thread::spawn(move || println!("{shared}"));
}

fn second() {
    let shared = Rc::new(2);
    let other = Rc::clone(&shared);
    thread::spawn(move || println!("{shared}")); //~ ERROR E0277
    thread::spawn(move || println!("{other}"));
}

fn main() {
    first();
    second();
}
