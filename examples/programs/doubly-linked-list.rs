// A doubly linked list: strong links forward, weak links back, and what `Rc<RefCell>` and `Weak` make of it.

use std::cell::{Cell, Ref, RefCell};
use std::fmt::{self, Debug};
use std::rc::{Rc, Weak};

type Strong<T> = Rc<RefCell<Node<T>>>;

struct Node<T> {
    value: T,
    next: Option<Strong<T>>,
    previous: Weak<RefCell<Node<T>>>,
}

pub struct List<T> {
    head: Option<Strong<T>>,
    tail: Option<Strong<T>>,
    len: usize,
}

impl<T> Node<T> {
    fn new(value: T) -> Strong<T> {
        Rc::new(RefCell::new(Node { value, next: None, previous: Weak::new() }))
    }
}

impl<T> List<T> {
    pub const fn new() -> Self {
        List { head: None, tail: None, len: 0 }
    }

    pub fn len(&self) -> usize {
        self.len
    }

    pub fn is_empty(&self) -> bool {
        self.head.is_none()
    }

    pub fn push_back(&mut self, value: T) {
        let node = Node::new(value);
        match self.tail.replace(Rc::clone(&node)) {
            Some(old) => {
                node.borrow_mut().previous = Rc::downgrade(&old);
                old.borrow_mut().next = Some(node);
            }
            None => self.head = Some(node),
        }
        self.len += 1;
    }

    pub fn push_front(&mut self, value: T) {
        let node = Node::new(value);
        if let Some(old) = self.head.take() {
            old.borrow_mut().previous = Rc::downgrade(&node);
            node.borrow_mut().next = Some(old);
        } else {
            self.tail = Some(node.clone());
        }
        self.head = Some(node);
        self.len += 1;
    }

    pub fn pop_front(&mut self) -> Option<T> {
        self.head.take().map(|old| {
            match old.borrow_mut().next.take() {
                Some(next) => {
                    next.borrow_mut().previous = Weak::new();
                    self.head = Some(next);
                }
                None => self.tail = None,
            }
            self.finish(old)
        })
    }

    pub fn pop_back(&mut self) -> Option<T> {
        self.tail.take().map(|old| {
            let previous = old.borrow().previous.upgrade();
            match previous {
                Some(previous) => {
                    previous.borrow_mut().next = None;
                    self.tail = Some(previous);
                }
                None => self.head = None,
            }
            self.finish(old)
        })
    }

    fn finish(&mut self, node: Strong<T>) -> T {
        self.len -= 1;
        Rc::try_unwrap(node).ok().expect("nobody else holds the node").into_inner().value
    }

    pub fn front(&self) -> Option<Ref<'_, T>> {
        self.head.as_ref().map(|node| Ref::map(node.borrow(), |n| &n.value))
    }

    pub fn back(&self) -> Option<Ref<'_, T>> {
        let node = self.tail.as_ref()?;
        Some(Ref::map(node.borrow(), |n| &n.value))
    }

    /// Changes each value in place.
    pub fn for_each_mut(&mut self, mut change: impl FnMut(&mut T)) {
        let mut at = self.head.clone();
        while let Some(node) = at {
            change(&mut node.borrow_mut().value);
            at = node.borrow().next.clone();
        }
    }

    pub fn reverse(&mut self) {
        let mut reversed = List::new();
        while let Some(value) = self.pop_front() {
            reversed.push_front(value);
        }
        *self = reversed;
    }

    /// A place in the list that can be moved in both directions.
    pub fn cursor(&self) -> Cursor<T> {
        Cursor { at: self.head.clone() }
    }
}

impl<T> Drop for List<T> {
    // One node after the other: dropping the head alone would recurse as deep as the list is long.
    fn drop(&mut self) {
        while self.pop_front().is_some() {}
    }
}

pub struct Cursor<T> {
    at: Option<Strong<T>>,
}

impl<T: Clone> Cursor<T> {
    pub fn value(&self) -> Option<T> {
        self.at.as_ref().map(|node| node.borrow().value.clone())
    }

    pub fn forward(&mut self) -> bool {
        let next = self.at.as_ref().and_then(|node| node.borrow().next.clone());
        let moved = next.is_some();
        if moved {
            self.at = next;
        }
        moved
    }

    pub fn back(&mut self) -> bool {
        match self.at.as_ref().and_then(|node| node.borrow().previous.upgrade()) {
            Some(previous) => {
                self.at = Some(previous);
                true
            }
            None => false,
        }
    }
}

pub struct IntoIter<T>(List<T>);

impl<T> Iterator for IntoIter<T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        self.0.pop_front()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.0.len, Some(self.0.len))
    }
}

impl<T> DoubleEndedIterator for IntoIter<T> {
    fn next_back(&mut self) -> Option<T> {
        self.0.pop_back()
    }
}

impl<T> ExactSizeIterator for IntoIter<T> {}

impl<T> IntoIterator for List<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;

    fn into_iter(self) -> IntoIter<T> {
        IntoIter(self)
    }
}

impl<T> FromIterator<T> for List<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        let mut list = List::new();
        values.into_iter().for_each(|value| list.push_back(value));
        list
    }
}

impl<T: Debug> Debug for List<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_list();
        let mut at = self.head.clone();
        while let Some(node) = at {
            shown.entry(&node.borrow().value);
            at = node.borrow().next.clone();
        }
        shown.finish()
    }
}

/// Says when it goes.
struct Loud<'a> {
    name: &'static str,
    log: &'a RefCell<Vec<String>>,
    order: &'a Cell<usize>,
}

impl Drop for Loud<'_> {
    fn drop(&mut self) {
        self.order.set(self.order.get() + 1);
        self.log.borrow_mut().push(format!("{}:{}", self.order.get(), self.name));
    }
}

fn main() {
    let mut list: List<i32> = (1..=5).collect();
    list.push_front(0);
    println!("{list:?} of {}", list.len());
    println!("front {:?}, back {:?}", list.front().as_deref(), list.back().map(|v| *v));
    list.for_each_mut(|v| *v *= 10);
    println!("popped {:?} and {:?}", list.pop_front(), list.pop_back());
    list.reverse();
    println!("{list:?}");

    let mut cursor = list.cursor();
    let mut seen = vec![];
    while cursor.forward() {
        seen.extend(cursor.value());
    }
    cursor.back();
    println!("forward {seen:?}, and back at {:?}", cursor.value());
    drop(cursor);

    let mut ends = list.into_iter();
    println!("{:?} {:?} {} left: {:?}", ends.next(), ends.next_back(), ends.len(), ends.collect::<Vec<_>>());

    let (log, order) = (RefCell::new(Vec::new()), Cell::new(0));
    {
        let mut loud = List::new();
        for name in ["first", "second", "third"] {
            loud.push_back(Loud { name, log: &log, order: &order });
        }
        let kept = loud.pop_back();
        drop(loud);
        println!("{:?}, still there: {}", log.borrow(), kept.as_ref().map_or("none", |l| l.name));
    }
    println!("{}", log.borrow().join(" "));

    let long: List<u32> = (0..20_000).collect();
    println!("{} nodes go without a deep recursion", long.len());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ends() {
        let mut list = List::new();
        assert!(list.is_empty());
        assert_eq!(list.pop_back(), None::<u8>);
        list.push_back(2);
        list.push_front(1);
        list.push_back(3);
        assert_eq!(format!("{list:?}"), "[1, 2, 3]");
        assert_eq!(list.pop_back(), Some(3));
        assert_eq!(list.pop_front(), Some(1));
        assert_eq!(list.pop_front(), Some(2));
        assert_eq!((list.pop_front(), list.len()), (None, 0));
    }

    #[test]
    fn links_back_are_weak() {
        let list: List<u8> = [1, 2].into_iter().collect();
        let head = Rc::downgrade(list.head.as_ref().unwrap());
        let tail = Rc::downgrade(list.tail.as_ref().unwrap());
        assert_eq!((head.strong_count(), head.weak_count()), (1, 2));
        assert_eq!((tail.strong_count(), tail.weak_count()), (2, 1));
        drop(list);
        assert!(head.upgrade().is_none() && tail.upgrade().is_none());
    }

    #[test]
    fn reversing_twice_changes_nothing() {
        let mut list: List<char> = "stressed".chars().collect();
        list.reverse();
        assert_eq!(list.front().map(|c| *c), Some('d'));
        list.reverse();
        assert_eq!(list.into_iter().collect::<String>(), "stressed");
    }

    #[test]
    fn iterating_backwards() {
        let list: List<u8> = (1..=4).collect();
        assert_eq!(list.into_iter().rev().collect::<Vec<_>>(), [4, 3, 2, 1]);
    }

    #[test]
    #[should_panic(expected = "nobody else holds")]
    fn a_cursor_holds_its_node() {
        let mut list: List<u8> = (1..=4).collect();
        let _cursor = list.cursor();
        list.pop_front();
    }
}
