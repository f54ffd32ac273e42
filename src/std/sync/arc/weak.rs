//! `Weak`: refers to a shared value without keeping it.

use super::{Arc, ArcInner};
use crate::fmt;
use crate::intrinsics;
use crate::marker::Unsize;
use crate::ops::{CoerceUnsized, DispatchFromDyn};
use crate::ptr::{self, NonNull};
use crate::sync::atomic::Ordering::{Acquire, Relaxed, Release, SeqCst};

/// Refers to a value of `Arc`s that may be gone.
#[diagnostic_item = "ArcWeak"]
#[picture(weak, pointer = "ptr", strong = "strong", weak = "weak")]
#[origin = "alloc::sync"]
pub struct Weak<T: ?Sized> {
    /// All ones when there never was a value.
    pub(super) ptr: NonNull<ArcInner<T>>,
}

unsafe impl<T: ?Sized + Sync + Send> Send for Weak<T> {}
unsafe impl<T: ?Sized + Sync + Send> Sync for Weak<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Weak<U>> for Weak<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> DispatchFromDyn<Weak<U>> for Weak<T> {}

impl<T> Weak<T> {
    #[must_use]
    pub const fn new() -> Weak<T> {
        Weak { ptr: unsafe { NonNull::new_unchecked(usize::MAX as *mut ArcInner<T>) } }
    }
}

impl<T: ?Sized> Weak<T> {
    fn dangles(&self) -> bool {
        self.ptr.as_ptr() as *const u8 as usize == usize::MAX
    }

    #[must_use]
    pub fn as_ptr(&self) -> *const T
    where
        T: Sized,
    {
        if self.dangles() { self.ptr.as_ptr() as *const T } else { unsafe { &raw const (*self.ptr.as_ptr()).value } }
    }

    #[must_use = "losing the pointer will leak memory"]
    pub fn into_raw(self) -> *const T
    where
        T: Sized,
    {
        let this = crate::mem::ManuallyDrop::new(self);
        this.as_ptr()
    }

    #[must_use = "this returns a new `Arc`, without modifying the original weak pointer"]
    pub fn upgrade(&self) -> Option<Arc<T>> {
        if self.dangles() {
            return None;
        }
        unsafe {
            let strong = &(*self.ptr.as_ptr()).strong;
            let mut count = strong.load(SeqCst);
            while count != 0 {
                match strong.compare_exchange(count, count + 1, SeqCst) {
                    Ok(_) => return Some(Arc::from_inner(self.ptr)),
                    Err(now) => count = now,
                }
            }
            None
        }
    }

    #[must_use]
    pub fn strong_count(&self) -> usize {
        if self.dangles() { 0 } else { unsafe { (*self.ptr.as_ptr()).strong.load(SeqCst) } }
    }

    #[must_use]
    pub fn weak_count(&self) -> usize {
        if self.dangles() {
            return 0;
        }
        unsafe {
            let p = self.ptr.as_ptr();
            if (*p).strong.load(SeqCst) > 0 { (*p).weak.load(SeqCst) - 1 } else { 0 }
        }
    }

    #[must_use]
    pub fn ptr_eq(&self, other: &Weak<T>) -> bool {
        ptr::addr_eq(self.ptr.as_ptr() as *const ArcInner<T>, other.ptr.as_ptr() as *const ArcInner<T>)
    }
}

unsafe impl<#[may_dangle] T: ?Sized> Drop for Weak<T> {
    fn drop(&mut self) {
        if self.dangles() {
            return;
        }
        unsafe {
            let p = self.ptr.as_ptr();
            let weak = (*p).weak.fetch_sub(1, Release) - 1;
            if weak == 0 {
                (*p).weak.load(Acquire);
                intrinsics::dealloc(
                    p as *mut u8,
                    intrinsics::size_of_val(p as *const ArcInner<T>),
                    intrinsics::align_of_val(p as *const ArcInner<T>),
                );
            }
        }
    }
}

impl<T: ?Sized> Clone for Weak<T> {
    fn clone(&self) -> Weak<T> {
        if !self.dangles() {
            unsafe {
                let weak = &(*self.ptr.as_ptr()).weak;
                weak.fetch_add(1, Relaxed);
            }
        }
        Weak { ptr: self.ptr }
    }
}

impl<T: ?Sized> fmt::Debug for Weak<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(Weak)")
    }
}

impl<T> Default for Weak<T> {
    fn default() -> Weak<T> {
        Weak::new()
    }
}
