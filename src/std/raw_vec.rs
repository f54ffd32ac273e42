//! The growing buffer under `Vec`, `String` and `VecDeque`.

use crate::alloc::{handle_alloc_error, Layout};
use crate::intrinsics;
use crate::ptr::Unique;

/// A capacity: at most `isize::MAX`, which leaves room for niches.
#[derive(Clone, Copy)]
#[repr(transparent)]
#[rustc_layout_scalar_valid_range_start(0)]
#[rustc_layout_scalar_valid_range_end(0x7fff_ffff_ffff_ffff)]
struct Cap(usize);

/// Memory for `cap` elements, without knowing which of them exist.
pub(crate) struct RawVec<T> {
    cap: Cap,
    ptr: Unique<T>,
}

#[track_caller]
#[cold]
pub(crate) fn capacity_overflow() -> ! {
    panic!("capacity overflow")
}

impl<T> RawVec<T> {
    pub(crate) const fn new() -> RawVec<T> {
        RawVec { cap: unsafe { Cap(0) }, ptr: Unique::dangling() }
    }

    #[track_caller]
    pub(crate) fn with_capacity(capacity: usize) -> RawVec<T> {
        let size = intrinsics::size_of::<T>();
        if capacity == 0 || size == 0 {
            return RawVec::new();
        }
        let bytes = intrinsics::mul_with_overflow(capacity, size);
        if bytes.1 || bytes.0 > isize::MAX as usize {
            capacity_overflow()
        }
        let align = intrinsics::align_of::<T>();
        let p = unsafe { intrinsics::alloc(bytes.0, align) };
        if p.is_null() {
            handle_alloc_error(unsafe { Layout::from_size_align_unchecked(bytes.0, align) })
        }
        RawVec { cap: unsafe { Cap(capacity) }, ptr: unsafe { Unique::new_unchecked(p as *mut T) } }
    }

    pub(crate) unsafe fn from_raw_parts(ptr: *mut T, capacity: usize) -> RawVec<T> {
        let cap = if intrinsics::size_of::<T>() == 0 { 0 } else { capacity };
        RawVec { cap: unsafe { Cap(cap) }, ptr: unsafe { Unique::new_unchecked(ptr) } }
    }

    #[inline]
    pub(crate) const fn ptr(&self) -> *mut T {
        self.ptr.as_ptr()
    }

    #[inline]
    pub(crate) const fn capacity(&self) -> usize {
        if intrinsics::size_of::<T>() == 0 { usize::MAX } else { self.cap.0 }
    }

    /// Room for one more: twice as much, and never very little.
    #[track_caller]
    #[cold]
    pub(crate) fn grow_one(&mut self) {
        let cap = self.cap.0;
        self.grow_amortized(cap, 1);
    }

    /// Room for `additional` beyond `len`, growing by doubling.
    #[track_caller]
    #[inline]
    pub(crate) fn reserve(&mut self, len: usize, additional: usize) {
        if additional > self.capacity() - len {
            self.grow_amortized(len, additional);
        }
    }

    #[track_caller]
    fn grow_amortized(&mut self, len: usize, additional: usize) {
        let size = intrinsics::size_of::<T>();
        if size == 0 {
            capacity_overflow()
        }
        let required = intrinsics::add_with_overflow(len, additional);
        if required.1 {
            capacity_overflow()
        }
        let smallest = if size == 1 {
            8
        } else if size <= 1024 {
            4
        } else {
            1
        };
        let mut cap = self.cap.0 * 2;
        if cap < required.0 {
            cap = required.0;
        }
        if cap < smallest {
            cap = smallest;
        }
        self.set_capacity(cap);
    }

    #[track_caller]
    pub(crate) fn reserve_exact(&mut self, len: usize, additional: usize) {
        if additional > self.capacity() - len {
            let required = intrinsics::add_with_overflow(len, additional);
            if intrinsics::size_of::<T>() == 0 || required.1 {
                capacity_overflow()
            }
            self.set_capacity(required.0);
        }
    }

    #[track_caller]
    pub(crate) fn shrink_to(&mut self, cap: usize) {
        if intrinsics::size_of::<T>() != 0 && cap < self.cap.0 {
            self.set_capacity(cap);
        }
    }

    /// Moves to a buffer of exactly `cap` elements.
    #[track_caller]
    fn set_capacity(&mut self, cap: usize) {
        let size = intrinsics::size_of::<T>();
        let align = intrinsics::align_of::<T>();
        let bytes = intrinsics::mul_with_overflow(cap, size);
        if bytes.1 || bytes.0 > isize::MAX as usize {
            capacity_overflow()
        }
        let old = self.ptr.as_ptr() as *mut u8;
        let old_bytes = self.cap.0 * size;
        if bytes.0 == 0 {
            if old_bytes != 0 {
                unsafe { intrinsics::dealloc(old, old_bytes, align) };
            }
            self.ptr = Unique::dangling();
            self.cap = unsafe { Cap(0) };
            return;
        }
        let p = unsafe {
            if old_bytes == 0 { intrinsics::alloc(bytes.0, align) } else { intrinsics::realloc(old, old_bytes, align, bytes.0) }
        };
        if p.is_null() {
            handle_alloc_error(unsafe { Layout::from_size_align_unchecked(bytes.0, align) })
        }
        self.ptr = unsafe { Unique::new_unchecked(p as *mut T) };
        self.cap = unsafe { Cap(cap) };
    }
}

unsafe impl<#[may_dangle] T> Drop for RawVec<T> {
    fn drop(&mut self) {
        let bytes = self.cap.0 * intrinsics::size_of::<T>();
        if bytes != 0 {
            unsafe { intrinsics::dealloc(self.ptr.as_ptr() as *mut u8, bytes, intrinsics::align_of::<T>()) }
        }
    }
}
