//! `LinkedList`: a doubly linked list.

use crate::boxed::Box;
use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::iter::FusedIterator;
use crate::marker::PhantomData;
use crate::mem;
use crate::ptr::NonNull;

/// A doubly linked list.
#[diagnostic_item = "LinkedList"]
#[picture(list, head = "head", len = "len", next = "next", value = "element")]
#[origin = "alloc::collections::linked_list"]
pub struct LinkedList<T> {
    head: Option<NonNull<Node<T>>>,
    tail: Option<NonNull<Node<T>>>,
    len: usize,
    marker: PhantomData<Box<Node<T>>>,
}

struct Node<T> {
    next: Option<NonNull<Node<T>>>,
    prev: Option<NonNull<Node<T>>>,
    element: T,
}

unsafe impl<T: Send> Send for LinkedList<T> {}
unsafe impl<T: Sync> Sync for LinkedList<T> {}

impl<T> LinkedList<T> {
    #[must_use]
    pub const fn new() -> LinkedList<T> {
        LinkedList { head: None, tail: None, len: 0, marker: PhantomData }
    }

    pub fn append(&mut self, other: &mut LinkedList<T>) {
        match self.tail {
            None => mem::swap(self, other),
            Some(tail) => {
                if let Some(other_head) = other.head.take() {
                    unsafe {
                        (*tail.as_ptr()).next = Some(other_head);
                        (*other_head.as_ptr()).prev = Some(tail);
                    }
                    self.tail = other.tail.take();
                    self.len += mem::replace(&mut other.len, 0);
                }
            }
        }
    }

    pub fn iter(&self) -> Iter<'_, T> {
        Iter { head: self.head, tail: self.tail, len: self.len, marker: PhantomData }
    }

    pub fn iter_mut(&mut self) -> IterMut<'_, T> {
        IterMut { head: self.head, tail: self.tail, len: self.len, marker: PhantomData }
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.head.is_none()
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    pub fn clear(&mut self) {
        drop(mem::replace(self, LinkedList::new()));
    }

    pub fn contains(&self, x: &T) -> bool
    where
        T: PartialEq<T>,
    {
        self.iter().any(|e| e == x)
    }

    #[must_use]
    pub fn front(&self) -> Option<&T> {
        match self.head {
            Some(node) => Some(unsafe { &(*node.as_ptr()).element }),
            None => None,
        }
    }

    #[must_use]
    pub fn front_mut(&mut self) -> Option<&mut T> {
        match self.head {
            Some(node) => Some(unsafe { &mut (*node.as_ptr()).element }),
            None => None,
        }
    }

    #[must_use]
    pub fn back(&self) -> Option<&T> {
        match self.tail {
            Some(node) => Some(unsafe { &(*node.as_ptr()).element }),
            None => None,
        }
    }

    #[must_use]
    pub fn back_mut(&mut self) -> Option<&mut T> {
        match self.tail {
            Some(node) => Some(unsafe { &mut (*node.as_ptr()).element }),
            None => None,
        }
    }

    pub fn push_front(&mut self, element: T) {
        let node = NonNull::from(Box::leak(Box::new(Node { next: self.head, prev: None, element })));
        match self.head {
            None => self.tail = Some(node),
            Some(head) => unsafe { (*head.as_ptr()).prev = Some(node) },
        }
        self.head = Some(node);
        self.len += 1;
    }

    pub fn push_front_mut(&mut self, element: T) -> &mut T {
        self.push_front(element);
        match self.front_mut() {
            Some(x) => x,
            None => unreachable!(),
        }
    }

    pub fn push_back_mut(&mut self, element: T) -> &mut T {
        self.push_back(element);
        match self.back_mut() {
            Some(x) => x,
            None => unreachable!(),
        }
    }

    pub fn pop_front(&mut self) -> Option<T> {
        let node = unsafe { Box::from_raw(self.head?.as_ptr()) };
        self.head = node.next;
        match self.head {
            None => self.tail = None,
            Some(head) => unsafe { (*head.as_ptr()).prev = None },
        }
        self.len -= 1;
        let node = *node;
        Some(node.element)
    }

    pub fn push_back(&mut self, element: T) {
        let node = NonNull::from(Box::leak(Box::new(Node { next: None, prev: self.tail, element })));
        match self.tail {
            None => self.head = Some(node),
            Some(tail) => unsafe { (*tail.as_ptr()).next = Some(node) },
        }
        self.tail = Some(node);
        self.len += 1;
    }

    pub fn pop_back(&mut self) -> Option<T> {
        let node = unsafe { Box::from_raw(self.tail?.as_ptr()) };
        self.tail = node.prev;
        match self.tail {
            None => self.head = None,
            Some(tail) => unsafe { (*tail.as_ptr()).next = None },
        }
        self.len -= 1;
        let node = *node;
        Some(node.element)
    }

    /// Takes out, lazily, the elements that a predicate chooses.
    pub fn extract_if<F: FnMut(&mut T) -> bool>(&mut self, filter: F) -> ExtractIf<'_, T, F> {
        ExtractIf { next: self.head, list: self, pred: filter }
    }

    pub fn split_off(&mut self, at: usize) -> LinkedList<T> {
        let len = self.len;
        assert!(at <= len, "Cannot split off at a nonexistent index");
        if at == 0 {
            return mem::replace(self, LinkedList::new());
        }
        if at == len {
            return LinkedList::new();
        }
        let mut node = self.head;
        let mut i = 1;
        while i < at {
            node = match node {
                Some(n) => unsafe { (*n.as_ptr()).next },
                None => None,
            };
            i += 1;
        }
        match node {
            None => LinkedList::new(),
            Some(last) => unsafe {
                let first = (*last.as_ptr()).next.take();
                if let Some(first) = first {
                    (*first.as_ptr()).prev = None;
                }
                let right = LinkedList { head: first, tail: self.tail, len: len - at, marker: PhantomData };
                self.tail = Some(last);
                self.len = at;
                right
            },
        }
    }
}

unsafe impl<#[may_dangle] T> Drop for LinkedList<T> {
    fn drop(&mut self) {
        while let Some(_) = self.pop_front() {}
    }
}

impl<T> Default for LinkedList<T> {
    fn default() -> Self {
        LinkedList::new()
    }
}

/// The iterator of `extract_if`.
#[picture(fields, list = "list")]
#[origin = "alloc::collections::linked_list"]
pub struct ExtractIf<'a, T: 'a, F> {
    next: Option<NonNull<Node<T>>>,
    list: &'a mut LinkedList<T>,
    pred: F,
}

impl<T, F: FnMut(&mut T) -> bool> Iterator for ExtractIf<'_, T, F> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        while let Some(node) = self.next {
            unsafe {
                let p = node.as_ptr();
                self.next = (*p).next;
                if (self.pred)(&mut (*p).element) {
                    match (*p).prev {
                        Some(prev) => (*prev.as_ptr()).next = (*p).next,
                        None => self.list.head = (*p).next,
                    }
                    match (*p).next {
                        Some(next) => (*next.as_ptr()).prev = (*p).prev,
                        None => self.list.tail = (*p).prev,
                    }
                    self.list.len -= 1;
                    let node = *Box::from_raw(p);
                    return Some(node.element);
                }
            }
        }
        None
    }
}

/// The iterator of `iter`.
#[picture(list, head = "head", len = "len", next = "next", value = "element")]
#[origin = "alloc::collections::linked_list"]
pub struct Iter<'a, T: 'a> {
    head: Option<NonNull<Node<T>>>,
    tail: Option<NonNull<Node<T>>>,
    len: usize,
    marker: PhantomData<&'a Node<T>>,
}

/// The iterator of `iter_mut`.
#[picture(list, head = "head", len = "len", next = "next", value = "element")]
#[origin = "alloc::collections::linked_list"]
pub struct IterMut<'a, T: 'a> {
    head: Option<NonNull<Node<T>>>,
    tail: Option<NonNull<Node<T>>>,
    len: usize,
    marker: PhantomData<&'a mut Node<T>>,
}

macro_rules! list_iterators {
    ($($name:ident, $item:ty, |$node:ident| $value:expr;)*) => {$(
        impl<'a, T> Iterator for $name<'a, T> {
            type Item = $item;
            fn next(&mut self) -> Option<$item> {
                if self.len == 0 {
                    return None;
                }
                let $node = self.head?.as_ptr();
                self.len -= 1;
                unsafe {
                    self.head = (*$node).next;
                    Some($value)
                }
            }
            fn size_hint(&self) -> (usize, Option<usize>) {
                (self.len, Some(self.len))
            }
        }
        impl<'a, T> DoubleEndedIterator for $name<'a, T> {
            fn next_back(&mut self) -> Option<$item> {
                if self.len == 0 {
                    return None;
                }
                let $node = self.tail?.as_ptr();
                self.len -= 1;
                unsafe {
                    self.tail = (*$node).prev;
                    Some($value)
                }
            }
        }
        impl<T> ExactSizeIterator for $name<'_, T> {}
        impl<T> FusedIterator for $name<'_, T> {}
    )*};
}

list_iterators! {
    Iter, &'a T, |node| &(*node).element;
    IterMut, &'a mut T, |node| &mut (*node).element;
}

impl<T> Clone for Iter<'_, T> {
    fn clone(&self) -> Self {
        Iter { head: self.head, tail: self.tail, len: self.len, marker: PhantomData }
    }
}

/// The iterator of `into_iter`.
#[picture(transparent, field = "list")]
#[derive(Clone)]
#[origin = "alloc::collections::linked_list"]
pub struct IntoIter<T> {
    list: LinkedList<T>,
}

impl<T> Iterator for IntoIter<T> {
    type Item = T;
    fn next(&mut self) -> Option<T> {
        self.list.pop_front()
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.list.len, Some(self.list.len))
    }
}

impl<T> DoubleEndedIterator for IntoIter<T> {
    fn next_back(&mut self) -> Option<T> {
        self.list.pop_back()
    }
}

impl<T> ExactSizeIterator for IntoIter<T> {}
impl<T> FusedIterator for IntoIter<T> {}

impl<T> IntoIterator for LinkedList<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    fn into_iter(self) -> IntoIter<T> {
        IntoIter { list: self }
    }
}

impl<'a, T> IntoIterator for &'a LinkedList<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;
    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<'a, T> IntoIterator for &'a mut LinkedList<T> {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T>;
    fn into_iter(self) -> IterMut<'a, T> {
        self.iter_mut()
    }
}

impl<T> FromIterator<T> for LinkedList<T> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Self {
        let mut list = LinkedList::new();
        list.extend(iter);
        list
    }
}

impl<T> Extend<T> for LinkedList<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, iter: I) {
        for item in iter {
            self.push_back(item);
        }
    }
}

impl<'a, T: 'a + Copy> Extend<&'a T> for LinkedList<T> {
    fn extend<I: IntoIterator<Item = &'a T>>(&mut self, iter: I) {
        for item in iter {
            self.push_back(*item);
        }
    }
}

impl<T, const N: usize> From<[T; N]> for LinkedList<T> {
    fn from(arr: [T; N]) -> Self {
        LinkedList::from_iter(arr)
    }
}

impl<T: PartialEq> PartialEq for LinkedList<T> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().eq(other)
    }
}

impl<T: Eq> Eq for LinkedList<T> {}

impl<T: PartialOrd> PartialOrd for LinkedList<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.iter().partial_cmp(other)
    }
}

impl<T: Ord> Ord for LinkedList<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.iter().cmp(other)
    }
}

impl<T: Clone> Clone for LinkedList<T> {
    fn clone(&self) -> Self {
        self.iter().cloned().collect()
    }
}

impl<T: fmt::Debug> fmt::Debug for LinkedList<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self).finish()
    }
}

impl<T: Hash> Hash for LinkedList<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_length_prefix(self.len());
        for item in self {
            item.hash(state);
        }
    }
}

impl<T: fmt::Debug> fmt::Debug for IntoIter<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("IntoIter").field(&self.list).finish()
    }
}

impl<T> Default for IntoIter<T> {
    fn default() -> Self {
        LinkedList::new().into_iter()
    }
}

impl<T> Default for Iter<'_, T> {
    fn default() -> Self {
        const { &LinkedList::new() }.iter()
    }
}
