//@ edition: 2021
use std::cell::RefCell;

fn len() -> usize {
    let c = RefCell::new(String::from("abc"));
    c.borrow().len() //~ ERROR E0597 `c` does not live long enough
}

fn main() {
    println!("{}", len());
}
