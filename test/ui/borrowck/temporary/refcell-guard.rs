use std::cell::RefCell;

fn main() {
    let c = RefCell::new(vec![1, 2]);
    let first = c.borrow().first(); //~ ERROR E0716 temporary value dropped while borrowed
    println!("{first:?}");
}
