// Teaches: two nodes that own each other through `Rc` are never freed by counting, neither by the counts of `Rc` nor by
// a counting heap: each keeps the other's count at one. A tracing collector sees that nobody can reach them.
// See it: `ferrule compare examples/heap/cycle.rs`
//@ leaks

use std::cell::RefCell;
use std::rc::Rc;

struct Node {
    name: &'static str,
    next: RefCell<Option<Rc<Node>>>,
}

fn tie_knot() -> usize {
    let first = Rc::new(Node { name: "first", next: RefCell::new(None) });
    let second = Rc::new(Node { name: "second", next: RefCell::new(Some(Rc::clone(&first))) });
    *first.next.borrow_mut() = Some(Rc::clone(&second));
    println!("{} and {} point at each other", first.name, second.name);
    Rc::strong_count(&first)
}

fn main() {
    let owners = tie_knot();
    println!("each had {owners} owners, and one is left when the function ends");
}
