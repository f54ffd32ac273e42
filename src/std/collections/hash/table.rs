//! The raw hash table: open addressing, linear probing.
//!
//! One block holds `buckets` slots and, after them, one control byte for each: 0 never used, 1 used
//! and left, else 0x80 and seven bits of the hash. The number of buckets is a power of two.

use crate::alloc::exchange_malloc;
use crate::intrinsics;
use crate::marker::PhantomData;
use crate::mem;
use crate::ptr::{self, NonNull};

const EMPTY: u8 = 0;
const DELETED: u8 = 1;

#[picture(table, slots = "end", mask = "bucket_mask", len = "items")]
pub(super) struct RawTable<T> {
    /// Where the slots end and the control bytes begin.
    end: NonNull<T>,
    /// The number of buckets less one; 0 when there is no block.
    bucket_mask: usize,
    growth_left: usize,
    items: usize,
    marker: PhantomData<T>,
}

/// How many elements so many buckets may hold: seven eighths.
fn usable(bucket_mask: usize) -> usize {
    if bucket_mask < 8 { bucket_mask } else { (bucket_mask + 1) / 8 * 7 }
}

fn buckets_for(capacity: usize) -> usize {
    if capacity < 4 {
        4
    } else if capacity < 8 {
        8
    } else {
        match capacity.checked_mul(8) {
            Some(n) => (n / 7).next_power_of_two(),
            None => crate::raw_vec::capacity_overflow(),
        }
    }
}

fn mark(hash: u64) -> u8 {
    0x80 | (hash >> 57) as u8
}

impl<T> RawTable<T> {
    pub(super) const fn new() -> RawTable<T> {
        RawTable { end: NonNull::dangling(), bucket_mask: 0, growth_left: 0, items: 0, marker: PhantomData }
    }

    pub(super) fn with_capacity(capacity: usize) -> RawTable<T> {
        if capacity == 0 { RawTable::new() } else { RawTable::with_buckets(buckets_for(capacity)) }
    }

    fn with_buckets(buckets: usize) -> RawTable<T> {
        let slots = match buckets.checked_mul(mem::size_of::<T>()) {
            Some(n) if n < isize::MAX as usize - buckets => n,
            _ => crate::raw_vec::capacity_overflow(),
        };
        unsafe {
            let block = exchange_malloc(slots + buckets, mem::align_of::<T>());
            let control = block.add(slots);
            ptr::write_bytes(control, EMPTY, buckets);
            RawTable {
                end: NonNull::new_unchecked(control as *mut T),
                bucket_mask: buckets - 1,
                growth_left: usable(buckets - 1),
                items: 0,
                marker: PhantomData,
            }
        }
    }

    #[inline]
    pub(super) fn len(&self) -> usize {
        self.items
    }

    pub(super) fn capacity(&self) -> usize {
        self.items + self.growth_left
    }

    pub(super) fn buckets(&self) -> usize {
        if self.bucket_mask == 0 { 0 } else { self.bucket_mask + 1 }
    }

    #[inline]
    /// The first control byte.
    fn controls(&self) -> *mut u8 {
        self.end.as_ptr() as *mut u8
    }

    fn control(&self, i: usize) -> u8 {
        unsafe { *self.controls().add(i) }
    }

    #[inline]
    pub(super) fn is_full(&self, i: usize) -> bool {
        self.control(i) >= 0x80
    }

    /// The slot of bucket `i`.
    #[inline]
    pub(super) fn slot(&self, i: usize) -> *mut T {
        unsafe { self.end.as_ptr().sub(self.bucket_mask + 1).add(i) }
    }

    /// The bucket of the element with this hash that `eq` accepts.
    #[inline]
    pub(super) fn find<F: FnMut(&T) -> bool>(&self, hash: u64, mut eq: F) -> Option<usize> {
        if self.items == 0 {
            return None;
        }
        let wanted = mark(hash);
        let mut i = hash as usize & self.bucket_mask;
        loop {
            let control = self.control(i);
            if control == wanted && eq(unsafe { &*self.slot(i) }) {
                return Some(i);
            }
            if control == EMPTY {
                return None;
            }
            i = (i + 1) & self.bucket_mask;
        }
    }

    /// Puts a new element in; the caller knows that no equal one is there.
    pub(super) fn insert<H: Fn(&T) -> u64>(&mut self, hash: u64, value: T, hasher: H) -> usize {
        if self.growth_left == 0 {
            self.reserve(1, hasher);
        }
        let mut i = hash as usize & self.bucket_mask;
        while self.is_full(i) {
            i = (i + 1) & self.bucket_mask;
        }
        unsafe {
            if self.control(i) == EMPTY {
                self.growth_left -= 1;
            }
            *self.controls().add(i) = mark(hash);
            ptr::write(self.slot(i), value);
        }
        self.items += 1;
        i
    }

    /// Takes the element out of bucket `i`.
    pub(super) fn remove(&mut self, i: usize) -> T {
        unsafe {
            let next = (i + 1) & self.bucket_mask;
            // A chain that ends here needs no trace of this element.
            if self.control(next) == EMPTY {
                *self.controls().add(i) = EMPTY;
                self.growth_left += 1;
            } else {
                *self.controls().add(i) = DELETED;
            }
            self.items -= 1;
            ptr::read(self.slot(i))
        }
    }

    pub(super) fn reserve<H: Fn(&T) -> u64>(&mut self, additional: usize, hasher: H) {
        if additional <= self.growth_left {
            return;
        }
        let wanted = match self.items.checked_add(additional) {
            Some(n) => n,
            None => crate::raw_vec::capacity_overflow(),
        };
        let full = usable(self.bucket_mask);
        // Many traces of removed elements: the same size will do.
        let capacity = if wanted <= full / 2 {
            full
        } else if wanted > full + 1 {
            wanted
        } else {
            full + 1
        };
        self.resize(capacity, hasher);
    }

    pub(super) fn shrink_to<H: Fn(&T) -> u64>(&mut self, min_capacity: usize, hasher: H) {
        let wanted = if self.items > min_capacity { self.items } else { min_capacity };
        if wanted == 0 {
            *self = RawTable::new();
        } else if buckets_for(wanted) < self.buckets() {
            self.resize(wanted, hasher);
        }
    }

    fn resize<H: Fn(&T) -> u64>(&mut self, capacity: usize, hasher: H) {
        let mut bigger: RawTable<T> = RawTable::with_buckets(buckets_for(capacity));
        let mut i = 0;
        while i < self.buckets() {
            if self.is_full(i) {
                unsafe {
                    let value = ptr::read(self.slot(i));
                    let hash = hasher(&value);
                    let mut k = hash as usize & bigger.bucket_mask;
                    while bigger.is_full(k) {
                        k = (k + 1) & bigger.bucket_mask;
                    }
                    *bigger.controls().add(k) = mark(hash);
                    ptr::write(bigger.slot(k), value);
                }
                bigger.growth_left -= 1;
                bigger.items += 1;
            }
            i += 1;
        }
        // The elements have moved.
        self.items = 0;
        mem::swap(self, &mut bigger);
    }

    /// A copy with the same slots in the same order: nothing is hashed.
    pub(super) fn duplicate(&self) -> RawTable<T>
    where
        T: Clone,
    {
        if self.items == 0 {
            return RawTable::new();
        }
        let mut copy: RawTable<T> = RawTable::with_buckets(self.bucket_mask + 1);
        let mut i = 0;
        while i <= self.bucket_mask {
            let control = self.control(i);
            unsafe {
                if control >= 0x80 {
                    ptr::write(copy.slot(i), (*self.slot(i)).clone());
                    copy.items += 1;
                }
                *copy.controls().add(i) = control;
            }
            i += 1;
        }
        copy.growth_left = self.growth_left;
        copy
    }

    pub(super) fn clear(&mut self) {
        self.drop_elements();
        if self.bucket_mask != 0 {
            unsafe { ptr::write_bytes(self.controls(), EMPTY, self.bucket_mask + 1) };
        }
        self.items = 0;
        self.growth_left = usable(self.bucket_mask);
    }

    fn drop_elements(&mut self) {
        if intrinsics::needs_drop::<T>() && self.items > 0 {
            let mut i = 0;
            while i < self.buckets() {
                if self.is_full(i) {
                    unsafe { ptr::drop_in_place(self.slot(i)) };
                }
                i += 1;
            }
        }
    }

    /// The buckets in use, in order.
    pub(super) fn cursor(&self) -> Cursor<T> {
        Cursor { control: self.end.cast(), bucket_mask: self.bucket_mask, next: 0, left: self.items, marker: PhantomData }
    }
}

unsafe impl<T: Send> Send for RawTable<T> {}
unsafe impl<T: Sync> Sync for RawTable<T> {}

unsafe impl<#[may_dangle] T> Drop for RawTable<T> {
    fn drop(&mut self) {
        if self.bucket_mask != 0 {
            self.drop_elements();
            let buckets = self.bucket_mask + 1;
            let slots = buckets * intrinsics::size_of::<T>();
            unsafe { intrinsics::dealloc(self.controls().sub(slots), slots + buckets, intrinsics::align_of::<T>()) };
        }
    }
}

/// Walks over the slots in use, without a lifetime: its users have one.
pub(super) struct Cursor<T> {
    control: NonNull<u8>,
    bucket_mask: usize,
    next: usize,
    left: usize,
    marker: PhantomData<*mut T>,
}

impl<T> Clone for Cursor<T> {
    fn clone(&self) -> Cursor<T> {
        Cursor { control: self.control, bucket_mask: self.bucket_mask, next: self.next, left: self.left, marker: PhantomData }
    }
}

impl<T> Cursor<T> {
    #[inline]
    pub(super) fn len(&self) -> usize {
        self.left
    }

    /// The next slot in use.
    #[inline]
    pub(super) fn next(&mut self) -> Option<*mut T> {
        if self.left == 0 {
            return None;
        }
        unsafe {
            while *self.control.as_ptr().add(self.next) < 0x80 {
                self.next += 1;
            }
            self.left -= 1;
            self.next += 1;
            Some((self.control.as_ptr() as *mut T).sub(self.bucket_mask + 1).add(self.next - 1))
        }
    }

    /// The bucket of the slot that `next` gave last.
    pub(super) fn last_bucket(&self) -> usize {
        self.next - 1
    }
}

/// Owns a table whose elements move out one by one.
pub(super) struct Consume<T> {
    cursor: Cursor<T>,
    /// Counts as empty from the start: elements not given out are dropped by `Consume`.
    table: RawTable<T>,
}

impl<T> Consume<T> {
    pub(super) fn new(mut table: RawTable<T>) -> Consume<T> {
        let cursor = table.cursor();
        table.items = 0;
        Consume { cursor, table }
    }

    pub(super) fn len(&self) -> usize {
        self.cursor.len()
    }

    pub(super) fn cursor(&self) -> Cursor<T> {
        self.cursor.clone()
    }

    #[inline]
    pub(super) fn next(&mut self) -> Option<T> {
        match self.cursor.next() {
            Some(slot) => Some(unsafe { ptr::read(slot) }),
            None => None,
        }
    }
}

unsafe impl<T: Send> Send for Consume<T> {}
unsafe impl<T: Sync> Sync for Consume<T> {}

unsafe impl<#[may_dangle] T> Drop for Consume<T> {
    fn drop(&mut self) {
        while let Some(slot) = self.cursor.next() {
            unsafe { ptr::drop_in_place(slot) };
        }
    }
}
