//! `Weak`: refers to a shared value without keeping it.

use super::{Rc, RcInner};
use crate::fmt;
use crate::intrinsics;
use crate::marker::Unsize;
use crate::ops::{CoerceUnsized, DispatchFromDyn};
use crate::ptr::{self, NonNull};

/// Refers to a value of `Rc`s that may be gone.
#[diagnostic_item = "RcWeak"]
#[picture(weak, pointer = "ptr", strong = "strong", weak = "weak")]
#[origin = "alloc::rc"]
pub struct Weak<T: ?Sized> {
    /// All ones when there never was a value.
    pub(super) ptr: NonNull<RcInner<T>>,
}

impl<T: ?Sized> !Send for Weak<T> {}
impl<T: ?Sized> !Sync for Weak<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Weak<U>> for Weak<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> DispatchFromDyn<Weak<U>> for Weak<T> {}

impl<T> Weak<T> {
    #[must_use]
    pub const fn new() -> Weak<T> {
        Weak { ptr: unsafe { NonNull::new_unchecked(usize::MAX as *mut RcInner<T>) } }
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

    /// Back from `into_raw`.
    pub unsafe fn from_raw(ptr: *const T) -> Weak<T>
    where
        T: Sized,
    {
        if ptr as usize == usize::MAX {
            return Weak::new();
        }
        let align = crate::mem::align_of::<T>();
        let offset = (2 * crate::mem::size_of::<usize>() + align - 1) & !(align - 1);
        unsafe { Weak { ptr: NonNull::new_unchecked((ptr as *const u8).sub(offset) as *mut RcInner<T>) } }
    }

    #[must_use = "this returns a new `Rc`, without modifying the original weak pointer"]
    pub fn upgrade(&self) -> Option<Rc<T>> {
        if self.dangles() {
            return None;
        }
        unsafe {
            let strong = &(*self.ptr.as_ptr()).strong;
            if strong.get() == 0 {
                return None;
            }
            strong.set(strong.get() + 1);
            Some(Rc::from_inner(self.ptr))
        }
    }

    #[must_use]
    pub fn strong_count(&self) -> usize {
        if self.dangles() { 0 } else { unsafe { (*self.ptr.as_ptr()).strong.get() } }
    }

    #[must_use]
    pub fn weak_count(&self) -> usize {
        if self.dangles() {
            return 0;
        }
        unsafe {
            let p = self.ptr.as_ptr();
            if (*p).strong.get() > 0 { (*p).weak.get() - 1 } else { 0 }
        }
    }

    #[must_use]
    pub fn ptr_eq(&self, other: &Weak<T>) -> bool {
        ptr::addr_eq(self.ptr.as_ptr() as *const RcInner<T>, other.ptr.as_ptr() as *const RcInner<T>)
    }
}

unsafe impl<#[may_dangle] T: ?Sized> Drop for Weak<T> {
    fn drop(&mut self) {
        if self.dangles() {
            return;
        }
        unsafe {
            let p = self.ptr.as_ptr();
            let weak = (*p).weak.get() - 1;
            (*p).weak.set(weak);
            if weak == 0 {
                intrinsics::dealloc(
                    p as *mut u8,
                    intrinsics::size_of_val(p as *const RcInner<T>),
                    intrinsics::align_of_val(p as *const RcInner<T>),
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
                weak.set(weak.get() + 1);
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
