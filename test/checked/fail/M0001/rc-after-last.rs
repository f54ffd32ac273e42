//@ fault: M0001
use std::rc::Rc;

fn main() {
    let a = Rc::new(5i32);
    let p = Rc::as_ptr(&a);
    let b = Rc::clone(&a);
    drop(a);
    drop(b);
    println!("{}", unsafe { *p }); //~ FAULT
}
