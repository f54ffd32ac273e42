// Shared ownership: one block with two counts before the value.
use std::rc::Rc;

fn main() {
    let a = Rc::new([7u8, 8, 9]);
    let b = Rc::clone(&a);
    let w = Rc::downgrade(&a);
    println!("{} {}", Rc::strong_count(&a), Rc::weak_count(&a)); //~ MEMORY
    drop(a);
    drop(b);
    println!("{}", w.upgrade().is_none()); //~ MEMORY
}
