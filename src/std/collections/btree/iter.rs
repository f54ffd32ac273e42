//! The iterators of `BTreeMap`.

use super::node::*;
use crate::fmt::{self, Debug};
use crate::iter::FusedIterator;
use crate::marker::PhantomData;
use crate::ptr;

/// What lies between two gaps; walks inwards from both. Without a lifetime: its users have one.
pub(super) struct Span<K, V> {
    front: Position<K, V>,
    back: Position<K, V>,
}

impl<K, V> Clone for Span<K, V> {
    fn clone(&self) -> Self {
        Span { front: self.front, back: self.back }
    }
}

impl<K, V> Span<K, V> {
    pub(super) fn new(front: Position<K, V>, back: Position<K, V>) -> Span<K, V> {
        Span { front, back }
    }

    pub(super) fn empty() -> Span<K, V> {
        Span::new(Position::new(ptr::null_mut(), 0), Position::new(ptr::null_mut(), 0))
    }

    pub(super) fn of_tree(root: *mut Node<K, V>) -> Span<K, V> {
        if root.is_null() { Span::empty() } else { unsafe { Span::new(first_leaf_position(root), last_leaf_position(root)) } }
    }

    pub(super) fn front_gap(&self) -> Position<K, V> {
        self.front
    }

    #[inline]
    fn next(&mut self) -> Option<Position<K, V>> {
        if self.front == self.back {
            return None;
        }
        unsafe {
            let entry = entry_after(self.front)?;
            self.front = gap_after(entry);
            Some(entry)
        }
    }

    #[inline]
    fn next_back(&mut self) -> Option<Position<K, V>> {
        if self.front == self.back {
            return None;
        }
        unsafe {
            let entry = entry_before(self.back)?;
            self.back = gap_before(entry);
            Some(entry)
        }
    }
}

/// The iterator of `iter`.
#[picture(fields, left = "left")]
#[origin = "alloc::collections::btree::map"]
pub struct Iter<'a, K: 'a, V: 'a> {
    span: Span<K, V>,
    left: usize,
    marker: PhantomData<(&'a K, &'a V)>,
}

/// The iterator of `iter_mut`.
#[picture(fields, left = "left")]
#[origin = "alloc::collections::btree::map"]
pub struct IterMut<'a, K: 'a, V: 'a> {
    span: Span<K, V>,
    left: usize,
    marker: PhantomData<(&'a K, &'a mut V)>,
}

/// The iterator of `range`.
#[picture(opaque)]
#[origin = "alloc::collections::btree::map"]
pub struct Range<'a, K: 'a, V: 'a> {
    span: Span<K, V>,
    marker: PhantomData<(&'a K, &'a V)>,
}

/// The iterator of `range_mut`.
#[picture(opaque)]
#[origin = "alloc::collections::btree::map"]
pub struct RangeMut<'a, K: 'a, V: 'a> {
    span: Span<K, V>,
    marker: PhantomData<(&'a K, &'a mut V)>,
}

impl<'a, K, V> Iter<'a, K, V> {
    pub(super) fn new(span: Span<K, V>, left: usize) -> Iter<'a, K, V> {
        Iter { span, left, marker: PhantomData }
    }
}

impl<'a, K, V> IterMut<'a, K, V> {
    pub(super) fn new(span: Span<K, V>, left: usize) -> IterMut<'a, K, V> {
        IterMut { span, left, marker: PhantomData }
    }
}

impl<'a, K, V> Range<'a, K, V> {
    pub(super) fn new(span: Span<K, V>) -> Range<'a, K, V> {
        Range { span, marker: PhantomData }
    }
}

impl<'a, K, V> RangeMut<'a, K, V> {
    pub(super) fn new(span: Span<K, V>) -> RangeMut<'a, K, V> {
        RangeMut { span, marker: PhantomData }
    }
}

impl<K, V> Clone for Iter<'_, K, V> {
    fn clone(&self) -> Self {
        Iter { span: self.span.clone(), left: self.left, marker: PhantomData }
    }
}

impl<K, V> Clone for Range<'_, K, V> {
    fn clone(&self) -> Self {
        Range { span: self.span.clone(), marker: PhantomData }
    }
}

macro_rules! span_iterators {
    ($($name:ident, $item:ty, |$p:ident| $value:expr $(, counted $left:ident)?;)*) => {$(
        impl<'a, K, V> Iterator for $name<'a, K, V> {
            type Item = $item;
            #[inline]
            fn next(&mut self) -> Option<$item> {
                match self.span.next() {
                    Some($p) => {
                        $(self.$left -= 1;)?
                        Some(unsafe { $value })
                    }
                    None => None,
                }
            }
            fn size_hint(&self) -> (usize, Option<usize>) {
                $(return (self.$left, Some(self.$left));)?
                #[allow(unreachable_code)]
                (0, None)
            }
            fn last(mut self) -> Option<$item> {
                self.next_back()
            }
        }
        impl<'a, K, V> DoubleEndedIterator for $name<'a, K, V> {
            #[inline]
            fn next_back(&mut self) -> Option<$item> {
                match self.span.next_back() {
                    Some($p) => {
                        $(self.$left -= 1;)?
                        Some(unsafe { $value })
                    }
                    None => None,
                }
            }
        }
        impl<K, V> FusedIterator for $name<'_, K, V> {}
    )*};
}

span_iterators! {
    Iter, (&'a K, &'a V), |p| (p.key(), &*p.value()), counted left;
    IterMut, (&'a K, &'a mut V), |p| (p.key(), p.value()), counted left;
    Range, (&'a K, &'a V), |p| (p.key(), &*p.value());
    RangeMut, (&'a K, &'a mut V), |p| (p.key(), p.value());
}

impl<K, V> ExactSizeIterator for Iter<'_, K, V> {}
impl<K, V> ExactSizeIterator for IterMut<'_, K, V> {}

/// The iterator of `into_iter`. Entries move out; the nodes are given back at the end.
#[picture(fields, left = "left")]
#[origin = "alloc::collections::btree::map"]
pub struct IntoIter<K, V> {
    root: *mut Node<K, V>,
    span: Span<K, V>,
    left: usize,
    marker: PhantomData<(K, V)>,
}

unsafe impl<K: Send, V: Send> Send for IntoIter<K, V> {}
unsafe impl<K: Sync, V: Sync> Sync for IntoIter<K, V> {}

impl<K, V> IntoIter<K, V> {
    /// Takes over a tree and its entries.
    pub(super) unsafe fn new(root: *mut Node<K, V>, left: usize) -> IntoIter<K, V> {
        IntoIter { root, span: Span::of_tree(root), left, marker: PhantomData }
    }
}

impl<K, V> Iterator for IntoIter<K, V> {
    type Item = (K, V);
    fn next(&mut self) -> Option<(K, V)> {
        let p = self.span.next()?;
        self.left -= 1;
        Some(unsafe { (ptr::read(key_at(p.node, p.index)), ptr::read(value_at(p.node, p.index))) })
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl<K, V> DoubleEndedIterator for IntoIter<K, V> {
    fn next_back(&mut self) -> Option<(K, V)> {
        let p = self.span.next_back()?;
        self.left -= 1;
        Some(unsafe { (ptr::read(key_at(p.node, p.index)), ptr::read(value_at(p.node, p.index))) })
    }
}

impl<K, V> ExactSizeIterator for IntoIter<K, V> {}
impl<K, V> FusedIterator for IntoIter<K, V> {}

/// Gives the nodes back even when dropping an entry panics.
struct FreeNodes<K, V>(*mut Node<K, V>);

impl<K, V> Drop for FreeNodes<K, V> {
    fn drop(&mut self) {
        if !self.0.is_null() {
            unsafe { free_tree(self.0) };
        }
    }
}

unsafe impl<#[may_dangle] K, #[may_dangle] V> Drop for IntoIter<K, V> {
    fn drop(&mut self) {
        let _guard = FreeNodes(self.root);
        while let Some(p) = self.span.next() {
            unsafe {
                ptr::drop_in_place(key_at(p.node, p.index));
                ptr::drop_in_place(value_at(p.node, p.index));
            }
        }
    }
}

macro_rules! projections {
    ($([$($lifetime:lifetime)?] $(#[$doc:meta])* $name:ident over $Inner:ident, $item:ty, |$entry:pat_param| $value:expr;)*) => {$(
        $(#[$doc])*
        #[origin = "alloc::collections::btree::map"]
        #[picture(transparent, field = "inner")]
        pub struct $name<$($lifetime,)? K, V> {
            pub(super) inner: $Inner<$($lifetime,)? K, V>,
        }

        impl<$($lifetime,)? K, V> Iterator for $name<$($lifetime,)? K, V> {
            type Item = $item;
            #[inline]
            fn next(&mut self) -> Option<$item> {
                match self.inner.next() {
                    Some($entry) => Some($value),
                    None => None,
                }
            }
            fn size_hint(&self) -> (usize, Option<usize>) {
                self.inner.size_hint()
            }
        }
        impl<$($lifetime,)? K, V> DoubleEndedIterator for $name<$($lifetime,)? K, V> {
            fn next_back(&mut self) -> Option<$item> {
                match self.inner.next_back() {
                    Some($entry) => Some($value),
                    None => None,
                }
            }
        }
        impl<$($lifetime,)? K, V> ExactSizeIterator for $name<$($lifetime,)? K, V> {}
        impl<$($lifetime,)? K, V> FusedIterator for $name<$($lifetime,)? K, V> {}
    )*};
}

projections! {
    ['a]
    /// The iterator of `keys`.
    Keys over Iter, &'a K, |(k, _)| k;
    ['a]
    /// The iterator of `values`.
    Values over Iter, &'a V, |(_, v)| v;
    ['a]
    /// The iterator of `values_mut`.
    ValuesMut over IterMut, &'a mut V, |(_, v)| v;
    []
    /// The iterator of `into_keys`.
    IntoKeys over IntoIter, K, |(k, _)| k;
    []
    /// The iterator of `into_values`.
    IntoValues over IntoIter, V, |(_, v)| v;
}

impl<K, V> Clone for Keys<'_, K, V> {
    fn clone(&self) -> Self {
        Keys { inner: self.inner.clone() }
    }
}

impl<K, V> Clone for Values<'_, K, V> {
    fn clone(&self) -> Self {
        Values { inner: self.inner.clone() }
    }
}

impl<K: Debug, V: Debug> Debug for Iter<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

impl<K: Debug, V: Debug> Debug for Range<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

impl<K: Debug, V> Debug for Keys<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

impl<K, V: Debug> Debug for Values<'_, K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

macro_rules! empty_iterators {
    ($($name:ident)*) => {$(
        impl<'a, K: 'a, V: 'a> Default for $name<'a, K, V> {
            fn default() -> Self {
                $name::new(Span::of_tree(ptr::null_mut()), 0)
            }
        }
    )*};
}

empty_iterators! { Iter IterMut }

macro_rules! empty_ranges {
    ($($name:ident)*) => {$(
        impl<'a, K: 'a, V: 'a> Default for $name<'a, K, V> {
            fn default() -> Self {
                $name::new(Span::of_tree(ptr::null_mut()))
            }
        }
    )*};
}

empty_ranges! { Range RangeMut }

impl<K, V> Default for IntoIter<K, V> {
    fn default() -> Self {
        unsafe { IntoIter::new(ptr::null_mut(), 0) }
    }
}

macro_rules! empty_projections {
    ($([$($lifetime:lifetime)?] $name:ident)*) => {$(
        impl<$($lifetime,)? K, V> Default for $name<$($lifetime,)? K, V> {
            fn default() -> Self {
                $name { inner: Default::default() }
            }
        }
    )*};
}

empty_projections! { ['a] Keys ['a] Values ['a] ValuesMut [] IntoKeys [] IntoValues }

impl<K, V> IntoIter<K, V> {
    /// Borrows what is left.
    pub(super) fn iter(&self) -> Iter<'_, K, V> {
        Iter::new(self.span.clone(), self.left)
    }
}

impl<K: Debug, V: Debug> Debug for IntoIter<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<K: Debug, V> Debug for IntoKeys<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.inner.iter().map(|(key, _)| key)).finish()
    }
}

impl<K, V: Debug> Debug for IntoValues<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.inner.iter().map(|(_, value)| value)).finish()
    }
}
