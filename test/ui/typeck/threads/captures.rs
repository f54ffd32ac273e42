// A closure is Send and Sync as what it captures is, by reference or by value.
use std::cell::Cell;
use std::rc::Rc;

fn send<T: Send>(_: &T) {}
fn both<T: Send + Sync>(_: &T) {}

fn main() {
    let x = Cell::new(1);
    let y = Rc::new(2);
    let z = (Rc::new("fine"), 5);
    let by_ref = || x.get();
    let by_move = move || *y;
    let part = || z.1 + 1;
    let nothing = |n: Rc<i32>| *n;
    send(&by_ref); //~ ERROR E0277
    send(&by_move); //~ ERROR E0277
    both(&part);
    both(&nothing);
    println!("{} {} {} {}", by_ref(), by_move(), part(), nothing(Rc::new(1)));
}
