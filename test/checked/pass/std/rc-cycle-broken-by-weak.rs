use std::cell::RefCell;
use std::rc::{Rc, Weak};

struct Tree {
    parent: RefCell<Weak<Tree>>,
    children: RefCell<Vec<Rc<Tree>>>,
}

fn main() {
    let leaf = Rc::new(Tree { parent: RefCell::new(Weak::new()), children: RefCell::new(vec![]) });
    let branch = Rc::new(Tree { parent: RefCell::new(Weak::new()), children: RefCell::new(vec![Rc::clone(&leaf)]) });
    *leaf.parent.borrow_mut() = Rc::downgrade(&branch);
    assert_eq!(leaf.parent.borrow().upgrade().unwrap().children.borrow().len(), 1);
    drop(branch);
    assert!(leaf.parent.borrow().upgrade().is_none());
}
