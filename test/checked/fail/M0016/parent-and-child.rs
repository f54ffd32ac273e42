//@ fault: M0016
// Each node of a tree keeps its parent alive, and is kept alive by it.
use std::cell::RefCell;
use std::rc::Rc;

struct Node {
    name: &'static str,
    parent: RefCell<Option<Rc<Node>>>,
    children: RefCell<Vec<Rc<Node>>>,
}

fn node(name: &'static str) -> Rc<Node> {
    Rc::new(Node { name, parent: RefCell::new(None), children: RefCell::new(Vec::new()) }) //~ FAULT
}

fn main() {
    let root = node("root");
    let leaf = node("leaf");
    *leaf.parent.borrow_mut() = Some(root.clone());
    root.children.borrow_mut().push(leaf);
    println!("{} has {} child", root.name, root.children.borrow().len());
}
