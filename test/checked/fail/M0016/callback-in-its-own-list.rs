//@ fault: M0016
// A callback holds the list of callbacks that it is in.
use std::cell::RefCell;
use std::rc::Rc;

type Callbacks = Rc<RefCell<Vec<Box<dyn Fn() -> usize>>>>;

fn main() {
    let callbacks: Callbacks = Rc::new(RefCell::new(Vec::new())); //~ FAULT
    let inside = callbacks.clone();
    callbacks.borrow_mut().push(Box::new(move || inside.borrow().len()));
    let count = callbacks.borrow()[0]();
    println!("{count}");
}
