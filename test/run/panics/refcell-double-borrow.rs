//@ exit: 101
use std::cell::RefCell;

fn main() {
    let c = RefCell::new(1);
    let r = c.borrow();
    println!("{r}");
    *c.borrow_mut() += 1;
    println!("never");
}
