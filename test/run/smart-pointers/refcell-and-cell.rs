use std::cell::{Cell, RefCell};
use std::rc::Rc;

struct Account {
    cents: Cell<i64>,
    log: RefCell<Vec<String>>,
}

impl Account {
    fn add(&self, n: i64) {
        self.cents.set(self.cents.get() + n);
        self.log.borrow_mut().push(format!("{n:+}"));
    }
}

#[derive(Debug)]
struct Tree {
    value: i32,
    kids: RefCell<Vec<Rc<Tree>>>,
}

fn sum(t: &Tree) -> i32 {
    let mut s = t.value;
    for k in t.kids.borrow().iter() {
        s += sum(k);
    }
    s
}

fn main() {
    let a = Account { cents: Cell::new(0), log: RefCell::new(Vec::new()) };
    a.add(5);
    a.add(-2);
    println!("{} {:?}", a.cents.get(), a.log.borrow());
    println!("{} {}", a.cents.replace(9), a.cents.take());
    let c = RefCell::new(vec![1]);
    {
        let r1 = c.borrow();
        let r2 = c.borrow();
        println!("{} {} {}", r1.len(), r2.len(), c.try_borrow_mut().is_err());
    }
    {
        let mut w = c.borrow_mut();
        w.push(2);
        println!("{}", c.try_borrow().is_err());
    }
    println!("{:?} {:?}", c, c.replace(vec![]));
    let shared = Rc::new(RefCell::new(String::from("s")));
    let other = Rc::clone(&shared);
    other.borrow_mut().push('!');
    *shared.borrow_mut() += "?";
    println!("{} {}", shared.borrow(), other.borrow().len());
    let leaf = Rc::new(Tree { value: 3, kids: RefCell::new(vec![]) });
    let root = Tree { value: 1, kids: RefCell::new(vec![leaf.clone()]) };
    root.kids.borrow_mut().push(Rc::new(Tree { value: 10, kids: RefCell::new(vec![leaf.clone()]) }));
    leaf.kids.borrow_mut().push(Rc::new(Tree { value: 100, kids: Default::default() }));
    println!("{} {}", sum(&root), Rc::strong_count(&leaf));
    println!("{:?}", leaf);
    let mut cell = Cell::new(1);
    *cell.get_mut() += 1;
    println!("{} {:?}", cell.into_inner(), RefCell::new(5).into_inner());
    let s1 = Cell::new(String::from("one"));
    println!("{} {}", s1.take(), s1.into_inner().is_empty());
}
