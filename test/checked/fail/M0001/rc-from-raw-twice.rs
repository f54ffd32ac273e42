//@ fault: M0001
use std::rc::Rc;

fn main() {
    let raw = Rc::into_raw(Rc::new(1u64));
    unsafe {
        drop(Rc::from_raw(raw));
        drop(Rc::from_raw(raw)); //~ FAULT
    }
}
