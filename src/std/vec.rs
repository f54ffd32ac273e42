//! `Vec`: a growing array on the heap.

mod drain;
mod extra;
mod from;
mod into_iter;
mod splice;
mod traits;

use crate::boxed::Box;
use crate::intrinsics;
use crate::mem::{self, ManuallyDrop, MaybeUninit};
use crate::ops::RangeBounds;
use crate::ptr;
use crate::raw_vec::RawVec;
use crate::slice;

pub use self::drain::Drain;
pub use self::extra::ExtractIf;
pub use self::into_iter::IntoIter;
pub use self::splice::Splice;

/// A growing array.
#[diagnostic_item = "Vec"]
#[picture(sequence, pointer = "buf.ptr", len = "len", capacity = "buf.cap")]
pub struct Vec<T> {
    buf: RawVec<T>,
    len: usize,
}

/// What `vec![x; n]` becomes.
#[doc(hidden)]
#[diagnostic_item = "vec_from_elem"]
#[track_caller]
pub fn from_elem<T: Clone>(elem: T, n: usize) -> Vec<T> {
    let mut v = Vec::with_capacity(n);
    v.extend_with(n, elem);
    v
}

impl<T> Vec<T> {
    #[diagnostic_item = "vec_new"]
    #[must_use]
    #[inline]
    pub const fn new() -> Vec<T> {
        Vec { buf: RawVec::new(), len: 0 }
    }

    #[diagnostic_item = "vec_with_capacity"]
    #[must_use]
    #[inline]
    #[track_caller]
    pub fn with_capacity(capacity: usize) -> Vec<T> {
        Vec { buf: RawVec::with_capacity(capacity), len: 0 }
    }

    pub unsafe fn from_raw_parts(ptr: *mut T, length: usize, capacity: usize) -> Vec<T> {
        Vec { buf: unsafe { RawVec::from_raw_parts(ptr, capacity) }, len: length }
    }

    pub fn into_raw_parts(self) -> (*mut T, usize, usize) {
        let me = ManuallyDrop::new(self);
        (me.buf.ptr(), me.len, me.buf.capacity())
    }

    #[inline]
    pub const fn capacity(&self) -> usize {
        self.buf.capacity()
    }

    #[track_caller]
    pub fn reserve(&mut self, additional: usize) {
        self.buf.reserve(self.len, additional);
    }

    #[track_caller]
    pub fn reserve_exact(&mut self, additional: usize) {
        self.buf.reserve_exact(self.len, additional);
    }

    pub fn try_reserve(&mut self, additional: usize) -> Result<(), crate::collections::TryReserveError> {
        let wanted = self.len.checked_add(additional).and_then(|n| n.checked_mul(mem::size_of::<T>()));
        match wanted {
            Some(bytes) if bytes <= isize::MAX as usize => {
                self.buf.reserve(self.len, additional);
                Ok(())
            }
            _ => Err(crate::collections::TryReserveError::capacity_overflow()),
        }
    }

    pub fn try_reserve_exact(&mut self, additional: usize) -> Result<(), crate::collections::TryReserveError> {
        self.try_reserve(additional)
    }

    #[track_caller]
    pub fn shrink_to_fit(&mut self) {
        self.buf.shrink_to(self.len);
    }

    #[track_caller]
    pub fn shrink_to(&mut self, min_capacity: usize) {
        self.buf.shrink_to(if self.len > min_capacity { self.len } else { min_capacity });
    }

    #[track_caller]
    pub fn into_boxed_slice(mut self) -> Box<[T]> {
        self.shrink_to_fit();
        let me = ManuallyDrop::new(self);
        unsafe { Box::from_raw(ptr::slice_from_raw_parts_mut(me.buf.ptr(), me.len)) }
    }

    pub fn truncate(&mut self, len: usize) {
        if len > self.len {
            return;
        }
        let rest = self.len - len;
        self.len = len;
        unsafe {
            ptr::drop_in_place(ptr::slice_from_raw_parts_mut(self.buf.ptr().add(len), rest));
        }
    }

    #[diagnostic_item = "vec_as_slice"]
    #[inline]
    pub const fn as_slice(&self) -> &[T] {
        unsafe { slice::from_raw_parts(self.buf.ptr() as *const T, self.len) }
    }

    #[diagnostic_item = "vec_as_mut_slice"]
    #[inline]
    pub const fn as_mut_slice(&mut self) -> &mut [T] {
        unsafe { slice::from_raw_parts_mut(self.buf.ptr(), self.len) }
    }

    #[inline]
    pub const fn as_ptr(&self) -> *const T {
        self.buf.ptr() as *const T
    }

    #[inline]
    pub const fn as_mut_ptr(&mut self) -> *mut T {
        self.buf.ptr()
    }

    #[inline]
    pub unsafe fn set_len(&mut self, new_len: usize) {
        self.len = new_len;
    }

    pub fn swap_remove(&mut self, index: usize) -> T {
        let len = self.len;
        if index >= len {
            panic!("swap_remove index (is {index}) should be < len (is {len})");
        }
        unsafe {
            let base = self.buf.ptr();
            let value = ptr::read(base.add(index));
            ptr::copy(base.add(len - 1) as *const T, base.add(index), 1);
            self.len = len - 1;
            value
        }
    }

    #[track_caller]
    pub fn insert(&mut self, index: usize, element: T) {
        let len = self.len;
        if index > len {
            panic!("insertion index (is {index}) should be <= len (is {len})");
        }
        if len == self.buf.capacity() {
            self.buf.grow_one();
        }
        unsafe {
            let p = self.buf.ptr().add(index);
            if index < len {
                ptr::copy(p as *const T, p.add(1), len - index);
            }
            ptr::write(p, element);
        }
        self.len = len + 1;
    }

    #[track_caller]
    pub fn remove(&mut self, index: usize) -> T {
        let len = self.len;
        if index >= len {
            panic!("removal index (is {index}) should be < len (is {len})");
        }
        unsafe {
            let p = self.buf.ptr().add(index);
            let value = ptr::read(p);
            ptr::copy(p.add(1) as *const T, p, len - index - 1);
            self.len = len - 1;
            value
        }
    }

    #[diagnostic_item = "vec_push"]
    #[inline]
    #[track_caller]
    pub fn push(&mut self, value: T) {
        let len = self.len;
        if len == self.buf.capacity() {
            self.buf.grow_one();
        }
        unsafe { intrinsics::write_via_move(self.buf.ptr().add(len), value) };
        self.len = len + 1;
    }

    #[track_caller]
    #[must_use = "if you don't need a reference to the value, use `Vec::push` instead"]
    pub fn push_mut(&mut self, value: T) -> &mut T {
        self.push(value);
        let last = self.len - 1;
        &mut self[last]
    }

    #[track_caller]
    #[must_use = "if you don't need a reference to the value, use `Vec::insert` instead"]
    pub fn insert_mut(&mut self, index: usize, element: T) -> &mut T {
        self.insert(index, element);
        &mut self[index]
    }

    #[diagnostic_item = "vec_pop"]
    #[inline]
    pub fn pop(&mut self) -> Option<T> {
        if self.len == 0 {
            None
        } else {
            self.len -= 1;
            Some(unsafe { ptr::read(self.buf.ptr().add(self.len)) })
        }
    }

    pub fn pop_if(&mut self, predicate: impl FnOnce(&mut T) -> bool) -> Option<T> {
        let last = self.last_mut()?;
        if predicate(last) { self.pop() } else { None }
    }

    #[track_caller]
    pub fn append(&mut self, other: &mut Vec<T>) {
        let count = other.len;
        self.buf.reserve(self.len, count);
        unsafe { ptr::copy_nonoverlapping(other.as_ptr(), self.buf.ptr().add(self.len), count) };
        other.len = 0;
        self.len += count;
    }

    pub fn drain<R: RangeBounds<usize>>(&mut self, range: R) -> Drain<'_, T> {
        Drain::new(self, range)
    }

    #[inline]
    pub fn clear(&mut self) {
        self.truncate(0)
    }

    #[inline]
    pub const fn len(&self) -> usize {
        self.len
    }

    #[diagnostic_item = "vec_is_empty"]
    #[inline]
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    #[must_use = "use `.truncate()` if you don't need the other half"]
    #[track_caller]
    pub fn split_off(&mut self, at: usize) -> Vec<T> {
        let len = self.len;
        if at > len {
            panic!("`at` split index (is {at}) should be <= len (is {len})");
        }
        let count = len - at;
        let mut other = Vec::with_capacity(count);
        self.len = at;
        other.len = count;
        unsafe { ptr::copy_nonoverlapping(self.as_ptr().add(at), other.as_mut_ptr(), count) };
        other
    }

    #[track_caller]
    pub fn resize_with<F: FnMut() -> T>(&mut self, new_len: usize, mut f: F) {
        if new_len <= self.len {
            self.truncate(new_len);
        } else {
            self.reserve(new_len - self.len);
            while self.len < new_len {
                self.push(f());
            }
        }
    }

    pub fn leak<'a>(self) -> &'a mut [T] {
        let me = ManuallyDrop::new(self);
        unsafe { slice::from_raw_parts_mut(me.buf.ptr(), me.len) }
    }

    pub fn spare_capacity_mut(&mut self) -> &mut [MaybeUninit<T>] {
        unsafe { slice::from_raw_parts_mut(self.buf.ptr().add(self.len) as *mut MaybeUninit<T>, self.buf.capacity() - self.len) }
    }
}

impl<T: Clone> Vec<T> {
    #[track_caller]
    pub fn resize(&mut self, new_len: usize, value: T) {
        let len = self.len;
        if new_len > len {
            self.extend_with(new_len - len, value)
        } else {
            self.truncate(new_len);
        }
    }

    #[track_caller]
    pub fn extend_from_slice(&mut self, other: &[T]) {
        self.reserve(other.len());
        for item in other {
            unsafe { ptr::write(self.buf.ptr().add(self.len), item.clone()) };
            self.len += 1;
        }
    }

    pub fn extend_from_within<R: RangeBounds<usize>>(&mut self, src: R) {
        let range = slice::range(src, ..self.len);
        self.reserve(range.end - range.start);
        let mut i = range.start;
        while i < range.end {
            let item = self[i].clone();
            self.push(item);
            i += 1;
        }
    }

    /// Adds `n` copies; the last is the value itself.
    #[track_caller]
    fn extend_with(&mut self, n: usize, value: T) {
        self.reserve(n);
        let mut i = 1;
        while i < n {
            unsafe { ptr::write(self.buf.ptr().add(self.len), value.clone()) };
            self.len += 1;
            i += 1;
        }
        if n > 0 {
            unsafe { ptr::write(self.buf.ptr().add(self.len), value) };
            self.len += 1;
        }
    }
}

impl<T, const N: usize> Vec<[T; N]> {
    pub fn into_flattened(self) -> Vec<T> {
        let mut out = Vec::with_capacity(self.len * N);
        for array in self {
            for item in array {
                out.push(item);
            }
        }
        out
    }
}

unsafe impl<#[may_dangle] T> Drop for Vec<T> {
    /// Drops the elements; the buffer then goes with the field.
    fn drop(&mut self) {
        if intrinsics::needs_drop::<T>() {
            unsafe { ptr::drop_in_place(ptr::slice_from_raw_parts_mut(self.buf.ptr(), self.len)) }
        }
    }
}
