//! Atomic integers. The machine runs one instruction at a time, so each method is a plain access.

use crate::cell::UnsafeCell;
use crate::fmt;

/// How an access is ordered among others; here all are in one order.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash)]
#[non_exhaustive]
#[diagnostic_item = "Ordering"]
pub enum Ordering {
    Relaxed,
    Release,
    Acquire,
    AcqRel,
    SeqCst,
}

pub fn fence(_order: Ordering) {}

pub fn compiler_fence(_order: Ordering) {}

macro_rules! atomic_common {
    ([$($generics:tt)*] $name:ty, $t:ty) => {
        unsafe impl<$($generics)*> Sync for $name {}
        unsafe impl<$($generics)*> Send for $name {}
        impl<$($generics)*> crate::panic::RefUnwindSafe for $name {}

        impl<$($generics)*> $name {
            pub const fn get_mut(&mut self) -> &mut $t {
                self.v.get_mut()
            }

            pub const fn into_inner(self) -> $t {
                unsafe { *self.v.get() }
            }

            pub const fn as_ptr(&self) -> *mut $t {
                self.v.get()
            }

            #[inline]
            #[track_caller]
            pub fn load(&self, order: Ordering) -> $t {
                match order {
                    Ordering::Release => panic!("there is no such thing as a release load"),
                    Ordering::AcqRel => panic!("there is no such thing as an acquire-release load"),
                    _ => unsafe { *self.v.get() },
                }
            }

            #[inline]
            #[track_caller]
            pub fn store(&self, val: $t, order: Ordering) {
                match order {
                    Ordering::Acquire => panic!("there is no such thing as an acquire store"),
                    Ordering::AcqRel => panic!("there is no such thing as an acquire-release store"),
                    _ => unsafe { *self.v.get() = val },
                }
            }

            #[inline]
            pub fn swap(&self, val: $t, _order: Ordering) -> $t {
                unsafe { crate::ptr::replace(self.v.get(), val) }
            }

            pub fn compare_exchange(&self, current: $t, new: $t, _success: Ordering, _failure: Ordering) -> Result<$t, $t> {
                let old = unsafe { *self.v.get() };
                if old == current {
                    unsafe { *self.v.get() = new };
                    Ok(old)
                } else {
                    Err(old)
                }
            }

            pub fn compare_exchange_weak(&self, current: $t, new: $t, success: Ordering, failure: Ordering) -> Result<$t, $t> {
                self.compare_exchange(current, new, success, failure)
            }

            /// Applies a function and gives the old value.
            pub fn update(&self, _set_order: Ordering, _fetch_order: Ordering, f: impl FnOnce($t) -> $t) -> $t {
                let old = unsafe { *self.v.get() };
                unsafe { *self.v.get() = f(old) };
                old
            }

            pub fn try_update(&self, set_order: Ordering, fetch_order: Ordering, f: impl FnMut($t) -> Option<$t>) -> Result<$t, $t> {
                self.fetch_update(set_order, fetch_order, f)
            }

            pub fn fetch_update<F: FnMut($t) -> Option<$t>>(&self, _set_order: Ordering, _fetch_order: Ordering, mut f: F) -> Result<$t, $t> {
                let old = unsafe { *self.v.get() };
                match f(old) {
                    Some(new) => {
                        unsafe { *self.v.get() = new };
                        Ok(old)
                    }
                    None => Err(old),
                }
            }
        }
    };
}

macro_rules! atomic_integers {
    ($($name:ident $t:ident;)*) => {$(
        /// An integer for several threads.
        #[repr(transparent)]
        pub struct $name {
            v: UnsafeCell<$t>,
        }

        atomic_common! { [] $name, $t }

        impl $name {
            pub const fn new(v: $t) -> $name {
                $name { v: UnsafeCell::new(v) }
            }

            #[inline]
            pub fn fetch_add(&self, val: $t, _order: Ordering) -> $t {
                let old = unsafe { *self.v.get() };
                unsafe { *self.v.get() = old.wrapping_add(val) };
                old
            }

            #[inline]
            pub fn fetch_sub(&self, val: $t, _order: Ordering) -> $t {
                let old = unsafe { *self.v.get() };
                unsafe { *self.v.get() = old.wrapping_sub(val) };
                old
            }

            pub fn fetch_and(&self, val: $t, _order: Ordering) -> $t {
                let old = unsafe { *self.v.get() };
                unsafe { *self.v.get() = old & val };
                old
            }

            pub fn fetch_or(&self, val: $t, _order: Ordering) -> $t {
                let old = unsafe { *self.v.get() };
                unsafe { *self.v.get() = old | val };
                old
            }

            pub fn fetch_xor(&self, val: $t, _order: Ordering) -> $t {
                let old = unsafe { *self.v.get() };
                unsafe { *self.v.get() = old ^ val };
                old
            }

            pub fn fetch_max(&self, val: $t, _order: Ordering) -> $t {
                let old = unsafe { *self.v.get() };
                unsafe { *self.v.get() = if val > old { val } else { old } };
                old
            }

            pub fn fetch_min(&self, val: $t, _order: Ordering) -> $t {
                let old = unsafe { *self.v.get() };
                unsafe { *self.v.get() = if val < old { val } else { old } };
                old
            }
        }

        impl Default for $name {
            fn default() -> $name {
                $name::new(0)
            }
        }

        impl From<$t> for $name {
            fn from(v: $t) -> $name {
                $name::new(v)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.load(Ordering::Relaxed), f)
            }
        }
    )*};
}

atomic_integers! {
    AtomicU8 u8;
    AtomicU16 u16;
    AtomicU32 u32;
    AtomicU64 u64;
    AtomicUsize usize;
    AtomicI8 i8;
    AtomicI16 i16;
    AtomicI32 i32;
    AtomicI64 i64;
    AtomicIsize isize;
}

/// A truth value for several threads.
#[repr(transparent)]
pub struct AtomicBool {
    v: UnsafeCell<bool>,
}

atomic_common! { [] AtomicBool, bool }

impl AtomicBool {
    pub const fn new(v: bool) -> AtomicBool {
        AtomicBool { v: UnsafeCell::new(v) }
    }

    pub fn fetch_and(&self, val: bool, _order: Ordering) -> bool {
        let old = unsafe { *self.v.get() };
        unsafe { *self.v.get() = old & val };
        old
    }

    pub fn fetch_or(&self, val: bool, _order: Ordering) -> bool {
        let old = unsafe { *self.v.get() };
        unsafe { *self.v.get() = old | val };
        old
    }

    pub fn fetch_xor(&self, val: bool, _order: Ordering) -> bool {
        let old = unsafe { *self.v.get() };
        unsafe { *self.v.get() = old ^ val };
        old
    }

    pub fn fetch_not(&self, order: Ordering) -> bool {
        self.fetch_xor(true, order)
    }
}

impl Default for AtomicBool {
    fn default() -> AtomicBool {
        AtomicBool::new(false)
    }
}

impl From<bool> for AtomicBool {
    fn from(v: bool) -> AtomicBool {
        AtomicBool::new(v)
    }
}

impl fmt::Debug for AtomicBool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.load(Ordering::Relaxed), f)
    }
}

/// A pointer for several threads.
#[repr(transparent)]
pub struct AtomicPtr<T> {
    v: UnsafeCell<*mut T>,
}

atomic_common! { [T] AtomicPtr<T>, *mut T }

impl<T> AtomicPtr<T> {
    pub const fn new(p: *mut T) -> AtomicPtr<T> {
        AtomicPtr { v: UnsafeCell::new(p) }
    }
}

impl<T> Default for AtomicPtr<T> {
    fn default() -> AtomicPtr<T> {
        AtomicPtr::new(crate::ptr::null_mut())
    }
}

impl<T> fmt::Debug for AtomicPtr<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.load(Ordering::Relaxed), f)
    }
}
