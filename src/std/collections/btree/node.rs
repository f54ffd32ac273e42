//! The nodes of a B-tree (Bayer and McCreight) and what keeps them balanced.
//!
//! A node holds 5 to 11 entries (the root: 1 to 11); an internal node has one more child than entries.
//! All leaves are equally deep. A `Position` is a node and an index in it: an entry, or, in a leaf, the
//! gap before that entry.

use crate::alloc::exchange_malloc;
use crate::cmp::Ordering;
use crate::intrinsics;
use crate::mem::MaybeUninit;
use crate::ptr;

pub(super) const CAPACITY: usize = 11;
const MIN: usize = 5;

/// A node; the children are there in internal nodes alone.
#[repr(C)]
pub(super) struct Node<K, V> {
    pub(super) parent: *mut Node<K, V>,
    pub(super) parent_index: u16,
    pub(super) len: u16,
    pub(super) leaf: bool,
    pub(super) keys: [MaybeUninit<K>; CAPACITY],
    pub(super) values: [MaybeUninit<V>; CAPACITY],
}

#[repr(C)]
struct InternalNode<K, V> {
    node: Node<K, V>,
    children: [*mut Node<K, V>; CAPACITY + 1],
}

pub(super) struct Position<K, V> {
    pub(super) node: *mut Node<K, V>,
    pub(super) index: usize,
}

impl<K, V> Clone for Position<K, V> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K, V> Copy for Position<K, V> {}

impl<K, V> PartialEq for Position<K, V> {
    fn eq(&self, other: &Self) -> bool {
        ptr::eq(self.node, other.node) && self.index == other.index
    }
}

impl<K, V> Position<K, V> {
    pub(super) fn new(node: *mut Node<K, V>, index: usize) -> Position<K, V> {
        Position { node, index }
    }

    pub(super) unsafe fn key<'a>(self) -> &'a K {
        unsafe { &*(key_at(self.node, self.index) as *const K) }
    }

    pub(super) unsafe fn value<'a>(self) -> &'a mut V {
        unsafe { &mut *value_at(self.node, self.index) }
    }
}

pub(super) unsafe fn key_at<K, V>(node: *mut Node<K, V>, i: usize) -> *mut K {
    unsafe { (&raw mut (*node).keys as *mut K).add(i) }
}

pub(super) unsafe fn value_at<K, V>(node: *mut Node<K, V>, i: usize) -> *mut V {
    unsafe { (&raw mut (*node).values as *mut V).add(i) }
}

unsafe fn child_slot<K, V>(node: *mut Node<K, V>, i: usize) -> *mut *mut Node<K, V> {
    unsafe { (&raw mut (*(node as *mut InternalNode<K, V>)).children as *mut *mut Node<K, V>).add(i) }
}

pub(super) unsafe fn child<K, V>(node: *mut Node<K, V>, i: usize) -> *mut Node<K, V> {
    unsafe { *child_slot(node, i) }
}

unsafe fn set_child<K, V>(node: *mut Node<K, V>, i: usize, child: *mut Node<K, V>) {
    unsafe {
        *child_slot(node, i) = child;
        (*child).parent = node;
        (*child).parent_index = i as u16;
    }
}

/// Tells the children from index `from` on where they stand.
unsafe fn renumber<K, V>(node: *mut Node<K, V>, from: usize) {
    unsafe {
        let mut i = from;
        while i <= (*node).len as usize {
            set_child(node, i, child(node, i));
            i += 1;
        }
    }
}

pub(super) fn new_node<K, V>(leaf: bool) -> *mut Node<K, V> {
    unsafe {
        let node = if leaf {
            exchange_malloc(intrinsics::size_of::<Node<K, V>>(), intrinsics::align_of::<Node<K, V>>())
        } else {
            exchange_malloc(intrinsics::size_of::<InternalNode<K, V>>(), intrinsics::align_of::<InternalNode<K, V>>())
        } as *mut Node<K, V>;
        (*node).parent = ptr::null_mut();
        (*node).parent_index = 0;
        (*node).len = 0;
        (*node).leaf = leaf;
        node
    }
}

/// Gives a node's memory back; its entries are gone already.
pub(super) unsafe fn free_node<K, V>(node: *mut Node<K, V>) {
    unsafe {
        if (*node).leaf {
            intrinsics::dealloc(node as *mut u8, intrinsics::size_of::<Node<K, V>>(), intrinsics::align_of::<Node<K, V>>());
        } else {
            intrinsics::dealloc(node as *mut u8, intrinsics::size_of::<InternalNode<K, V>>(), intrinsics::align_of::<InternalNode<K, V>>());
        }
    }
}

/// Gives the memory of a whole subtree back, entries not dropped.
pub(super) unsafe fn free_tree<K, V>(node: *mut Node<K, V>) {
    unsafe {
        if !(*node).leaf {
            let mut i = 0;
            while i <= (*node).len as usize {
                free_tree(child(node, i));
                i += 1;
            }
        }
        free_node(node);
    }
}

pub(super) unsafe fn first_leaf_position<K, V>(mut node: *mut Node<K, V>) -> Position<K, V> {
    unsafe {
        while !(*node).leaf {
            node = child(node, 0);
        }
        Position::new(node, 0)
    }
}

pub(super) unsafe fn last_leaf_position<K, V>(mut node: *mut Node<K, V>) -> Position<K, V> {
    unsafe {
        while !(*node).leaf {
            node = child(node, (*node).len as usize);
        }
        Position::new(node, (*node).len as usize)
    }
}

/// From a gap in a leaf to the entry after it, if there is one.
pub(super) unsafe fn entry_after<K, V>(mut p: Position<K, V>) -> Option<Position<K, V>> {
    unsafe {
        while p.index == (*p.node).len as usize {
            if (*p.node).parent.is_null() {
                return None;
            }
            p = Position::new((*p.node).parent, (*p.node).parent_index as usize);
        }
        Some(p)
    }
}

/// From a gap in a leaf to the entry before it, if there is one.
pub(super) unsafe fn entry_before<K, V>(mut p: Position<K, V>) -> Option<Position<K, V>> {
    unsafe {
        while p.index == 0 {
            if (*p.node).parent.is_null() {
                return None;
            }
            p = Position::new((*p.node).parent, (*p.node).parent_index as usize);
        }
        Some(Position::new(p.node, p.index - 1))
    }
}

/// The gap in a leaf after an entry.
pub(super) unsafe fn gap_after<K, V>(entry: Position<K, V>) -> Position<K, V> {
    unsafe {
        if (*entry.node).leaf { Position::new(entry.node, entry.index + 1) } else { first_leaf_position(child(entry.node, entry.index + 1)) }
    }
}

/// The gap in a leaf before an entry.
pub(super) unsafe fn gap_before<K, V>(entry: Position<K, V>) -> Position<K, V> {
    unsafe { if (*entry.node).leaf { entry } else { last_leaf_position(child(entry.node, entry.index)) } }
}

/// Looks down from `node`: the entry that compares equal, or the gap in a leaf where it would stand.
/// `compare` says how what is looked for stands to a key.
pub(super) unsafe fn search<K, V, F: FnMut(&K) -> Ordering>(
    mut node: *mut Node<K, V>,
    mut compare: F,
) -> Result<Position<K, V>, Position<K, V>> {
    unsafe {
        loop {
            let len = (*node).len as usize;
            let mut i = 0;
            while i < len {
                match compare(&*(key_at(node, i) as *const K)) {
                    Ordering::Greater => i += 1,
                    Ordering::Equal => return Ok(Position::new(node, i)),
                    Ordering::Less => break,
                }
            }
            if (*node).leaf {
                return Err(Position::new(node, i));
            }
            node = child(node, i);
        }
    }
}

unsafe fn open_gap<T>(items: *mut T, at: usize, len: usize) {
    unsafe { ptr::copy(items.add(at) as *const T, items.add(at + 1), len - at) }
}

unsafe fn close_gap<T>(items: *mut T, at: usize, len: usize) {
    unsafe { ptr::copy(items.add(at + 1) as *const T, items.add(at), len - at - 1) }
}

/// Puts an entry into a node that has room; `right` becomes the child after it.
unsafe fn put<K, V>(node: *mut Node<K, V>, at: usize, key: K, value: V, right: *mut Node<K, V>) {
    unsafe {
        let len = (*node).len as usize;
        open_gap(key_at(node, 0), at, len);
        open_gap(value_at(node, 0), at, len);
        ptr::write(key_at(node, at), key);
        ptr::write(value_at(node, at), value);
        (*node).len = (len + 1) as u16;
        if !(*node).leaf {
            open_gap(child_slot(node, 0), at + 1, len + 1);
            *child_slot(node, at + 1) = right;
            renumber(node, at + 1);
        }
    }
}

/// Splits a full node: the upper entries move to a new node, the middle one is given with it.
unsafe fn split<K, V>(node: *mut Node<K, V>, middle: usize) -> (K, V, *mut Node<K, V>) {
    unsafe {
        let len = (*node).len as usize;
        let right = new_node((*node).leaf);
        let moved = len - middle - 1;
        ptr::copy_nonoverlapping(key_at(node, middle + 1) as *const K, key_at(right, 0), moved);
        ptr::copy_nonoverlapping(value_at(node, middle + 1) as *const V, value_at(right, 0), moved);
        (*right).len = moved as u16;
        (*node).len = middle as u16;
        if !(*node).leaf {
            ptr::copy_nonoverlapping(child_slot(node, middle + 1) as *const *mut Node<K, V>, child_slot(right, 0), moved + 1);
            renumber(right, 0);
        }
        (ptr::read(key_at(node, middle)), ptr::read(value_at(node, middle)), right)
    }
}

/// Puts an entry into a gap in a leaf, splitting upwards where nodes are full. Gives where the entry is.
pub(super) unsafe fn insert_at<K, V>(root: &mut *mut Node<K, V>, gap: Position<K, V>, key: K, value: V) -> Position<K, V> {
    unsafe {
        let mut node = gap.node;
        let mut at = gap.index;
        let mut key = key;
        let mut value = value;
        let mut right: *mut Node<K, V> = ptr::null_mut();
        let mut result: Option<Position<K, V>> = None;
        loop {
            if ((*node).len as usize) < CAPACITY {
                put(node, at, key, value, right);
                return match result {
                    Some(p) => p,
                    None => Position::new(node, at),
                };
            }
            // The half that takes the new entry is the smaller one before.
            let middle = if at < 5 {
                4
            } else if at <= 6 {
                5
            } else {
                6
            };
            let (up_key, up_value, new_right) = split(node, middle);
            let (half, half_at) = if at <= middle { (node, at) } else { (new_right, at - middle - 1) };
            put(half, half_at, key, value, right);
            if result.is_none() {
                result = Some(Position::new(half, half_at));
            }
            key = up_key;
            value = up_value;
            right = new_right;
            if (*node).parent.is_null() {
                let top = new_node(false);
                set_child(top, 0, node);
                *root = top;
                put(top, 0, key, value, right);
                return match result {
                    Some(p) => p,
                    None => Position::new(top, 0),
                };
            }
            at = (*node).parent_index as usize;
            node = (*node).parent;
        }
    }
}

/// Takes an entry out and restores the balance.
pub(super) unsafe fn remove_at<K, V>(root: &mut *mut Node<K, V>, entry: Position<K, V>) -> (K, V) {
    unsafe {
        if (*entry.node).leaf {
            let removed = take(entry);
            rebalance(root, entry.node);
            return removed;
        }
        // The entry before it stands in a leaf and takes its place.
        let last = last_leaf_position(child(entry.node, entry.index));
        let (key, value) = take(Position::new(last.node, last.index - 1));
        let removed = (ptr::read(key_at(entry.node, entry.index)), ptr::read(value_at(entry.node, entry.index)));
        ptr::write(key_at(entry.node, entry.index), key);
        ptr::write(value_at(entry.node, entry.index), value);
        rebalance(root, last.node);
        removed
    }
}

unsafe fn take<K, V>(p: Position<K, V>) -> (K, V) {
    unsafe {
        let len = (*p.node).len as usize;
        let removed = (ptr::read(key_at(p.node, p.index)), ptr::read(value_at(p.node, p.index)));
        close_gap(key_at(p.node, 0), p.index, len);
        close_gap(value_at(p.node, 0), p.index, len);
        (*p.node).len = (len - 1) as u16;
        removed
    }
}

/// Fills a node that has too few entries from a sibling, or merges the two, and goes on upwards.
unsafe fn rebalance<K, V>(root: &mut *mut Node<K, V>, mut node: *mut Node<K, V>) {
    unsafe {
        while (*node).len as usize <= MIN - 1 {
            let parent = (*node).parent;
            if parent.is_null() {
                if (*node).len == 0 && !(*node).leaf {
                    let only = child(node, 0);
                    (*only).parent = ptr::null_mut();
                    *root = only;
                    free_node(node);
                }
                return;
            }
            let i = (*node).parent_index as usize;
            if i > 0 && (*child(parent, i - 1)).len as usize > MIN {
                move_from_left(parent, i - 1);
                return;
            }
            if i < (*parent).len as usize && (*child(parent, i + 1)).len as usize > MIN {
                move_from_right(parent, i);
                return;
            }
            merge(parent, if i > 0 { i - 1 } else { i });
            node = parent;
        }
    }
}

/// The last entry of the left child of entry `i` moves up, entry `i` moves down to the right.
unsafe fn move_from_left<K, V>(parent: *mut Node<K, V>, i: usize) {
    unsafe {
        let (left, right) = (child(parent, i), child(parent, i + 1));
        let last = (*left).len as usize - 1;
        let len = (*right).len as usize;
        open_gap(key_at(right, 0), 0, len);
        open_gap(value_at(right, 0), 0, len);
        ptr::copy_nonoverlapping(key_at(parent, i) as *const K, key_at(right, 0), 1);
        ptr::copy_nonoverlapping(value_at(parent, i) as *const V, value_at(right, 0), 1);
        ptr::copy_nonoverlapping(key_at(left, last) as *const K, key_at(parent, i), 1);
        ptr::copy_nonoverlapping(value_at(left, last) as *const V, value_at(parent, i), 1);
        (*right).len = (len + 1) as u16;
        (*left).len = last as u16;
        if !(*right).leaf {
            open_gap(child_slot(right, 0), 0, len + 1);
            *child_slot(right, 0) = child(left, last + 1);
            renumber(right, 0);
        }
    }
}

/// The first entry of the right child of entry `i` moves up, entry `i` moves down to the left.
unsafe fn move_from_right<K, V>(parent: *mut Node<K, V>, i: usize) {
    unsafe {
        let (left, right) = (child(parent, i), child(parent, i + 1));
        let len = (*left).len as usize;
        let right_len = (*right).len as usize;
        ptr::copy_nonoverlapping(key_at(parent, i) as *const K, key_at(left, len), 1);
        ptr::copy_nonoverlapping(value_at(parent, i) as *const V, value_at(left, len), 1);
        ptr::copy_nonoverlapping(key_at(right, 0) as *const K, key_at(parent, i), 1);
        ptr::copy_nonoverlapping(value_at(right, 0) as *const V, value_at(parent, i), 1);
        close_gap(key_at(right, 0), 0, right_len);
        close_gap(value_at(right, 0), 0, right_len);
        (*left).len = (len + 1) as u16;
        (*right).len = (right_len - 1) as u16;
        if !(*left).leaf {
            set_child(left, len + 1, child(right, 0));
            close_gap(child_slot(right, 0), 0, right_len + 1);
            renumber(right, 0);
        }
    }
}

/// The children around entry `i` and the entry itself become one node.
unsafe fn merge<K, V>(parent: *mut Node<K, V>, i: usize) {
    unsafe {
        let (left, right) = (child(parent, i), child(parent, i + 1));
        let len = (*left).len as usize;
        let right_len = (*right).len as usize;
        let parent_len = (*parent).len as usize;
        ptr::copy_nonoverlapping(key_at(parent, i) as *const K, key_at(left, len), 1);
        ptr::copy_nonoverlapping(value_at(parent, i) as *const V, value_at(left, len), 1);
        close_gap(key_at(parent, 0), i, parent_len);
        close_gap(value_at(parent, 0), i, parent_len);
        ptr::copy_nonoverlapping(key_at(right, 0) as *const K, key_at(left, len + 1), right_len);
        ptr::copy_nonoverlapping(value_at(right, 0) as *const V, value_at(left, len + 1), right_len);
        (*left).len = (len + 1 + right_len) as u16;
        close_gap(child_slot(parent, 0), i + 1, parent_len + 1);
        (*parent).len = (parent_len - 1) as u16;
        renumber(parent, i + 1);
        if !(*left).leaf {
            ptr::copy_nonoverlapping(child_slot(right, 0) as *const *mut Node<K, V>, child_slot(left, len + 1), right_len + 1);
            renumber(left, len + 1);
        }
        free_node(right);
    }
}
