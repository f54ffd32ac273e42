use std::rc::{Rc, Weak};

struct Node {
    name: String,
    children: Vec<Rc<Node>>,
}

impl Drop for Node {
    fn drop(&mut self) {
        println!("drop {}", self.name);
    }
}

fn node(name: &str, children: Vec<Rc<Node>>) -> Rc<Node> {
    Rc::new(Node { name: name.to_string(), children })
}

fn count(n: &Rc<Node>) -> usize {
    let mut sum = 1;
    for c in &n.children {
        sum += count(c);
    }
    sum
}

fn main() {
    let leaf = node("leaf", vec![]);
    let a = node("a", vec![leaf.clone()]);
    let b = node("b", vec![Rc::clone(&leaf), Rc::clone(&leaf)]);
    println!("{} {} {}", Rc::strong_count(&leaf), count(&a), count(&b));
    let weak: Weak<Node> = Rc::downgrade(&leaf);
    println!("{} {}", Rc::weak_count(&leaf), weak.upgrade().is_some());
    drop(a);
    println!("{}", Rc::strong_count(&leaf));
    drop(b);
    println!("{} {}", Rc::strong_count(&leaf), leaf.name);
    println!("{}", Rc::ptr_eq(&leaf, &weak.upgrade().unwrap()));
    drop(leaf);
    println!("{}", weak.upgrade().is_none());
    let mut n = Rc::new(5);
    *Rc::get_mut(&mut n).unwrap() += 1;
    let m = Rc::clone(&n);
    println!("{:?}", Rc::get_mut(&mut n));
    println!("{}", *n + *m);
    *Rc::make_mut(&mut n) += 10;
    println!("{n} {m}");
    println!("{:?} {}", Rc::try_unwrap(n), m == Rc::new(6));
    let s: Rc<str> = Rc::from("text");
    println!("{s} {}", s.len());
    let list: Rc<[i32]> = Rc::from(vec![1, 2]);
    println!("{list:?}");
}
