// What a thread gives back goes to another thread.
use std::cell::RefCell;
use std::rc::Rc;
use std::thread;

fn make() -> Rc<String> {
    Rc::new(String::from("made there"))
}

fn main() {
    let text = thread::spawn(|| Rc::new(5)).join().unwrap(); //~ ERROR E0277
    let made = thread::spawn(make).join().unwrap(); //~ ERROR E0277
    thread::scope(|scope| {
        let inner = scope.spawn(|| Some(Rc::new(RefCell::new(1)))); //~ ERROR E0277
        drop(inner.join());
    });
    let fine = thread::spawn(|| RefCell::new(1)).join().unwrap();
    println!("{text} {made} {fine:?}");
}
