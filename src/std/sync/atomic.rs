//! Atomic integers, truth values and pointers. Every access is one host call, which no other thread comes between; values
//! are always those of the one order in which the machine runs things. The ordering matters to the search for data races.

use crate::cell::UnsafeCell;
use crate::fmt;
use crate::intrinsics;
use crate::mem::{self, MaybeUninit};

/// How an access is ordered among others.
#[derive(Copy, Clone, Debug, Eq, PartialEq, Hash)]
#[non_exhaustive]
#[diagnostic_item = "Ordering"]
#[origin = "core::sync::atomic"]
pub enum Ordering {
    Relaxed,
    Release,
    Acquire,
    AcqRel,
    SeqCst,
}

/// The number by which the machine knows an ordering.
const fn number(order: Ordering) -> u32 {
    match order {
        Ordering::Relaxed => 0,
        Ordering::Release => 1,
        Ordering::Acquire => 2,
        Ordering::AcqRel => 3,
        Ordering::SeqCst => 4,
    }
}

/// Added where no switch of threads needs to be considered: see `Quiet`.
const UNSCHEDULED: u32 = 8;

/// Operations by the machine's number.
#[derive(Copy, Clone)]
enum Operation {
    Swap,
    Add,
    Sub,
    And,
    Nand,
    Or,
    Xor,
    Max,
    Min,
    UnsignedMax,
    UnsignedMin,
}

#[track_caller]
pub fn fence(order: Ordering) {
    if let Ordering::Relaxed = order {
        panic!("there is no such thing as a relaxed fence")
    }
    intrinsics::atomic_fence(number(order))
}

#[track_caller]
pub fn compiler_fence(order: Ordering) {
    if let Ordering::Relaxed = order {
        panic!("there is no such thing as a relaxed compiler fence")
    }
}

unsafe fn atomic_load<T: Copy>(place: *const T, order: u32) -> T {
    let mut value = MaybeUninit::<T>::uninit();
    unsafe {
        intrinsics::atomic_load(place as *const u8, value.as_mut_ptr() as *mut u8, mem::size_of::<T>(), order);
        value.assume_init()
    }
}

unsafe fn atomic_store<T: Copy>(place: *mut T, value: T, order: u32) {
    unsafe { intrinsics::atomic_store(place as *mut u8, &raw const value as *const u8, mem::size_of::<T>(), order) }
}

/// Gives the old value.
unsafe fn atomic_update<T: Copy>(place: *mut T, value: T, operation: Operation, order: u32) -> T {
    let mut value = value;
    unsafe {
        intrinsics::atomic_update(place as *mut u8, &raw mut value as *mut u8, mem::size_of::<T>(), operation as u32, order);
    }
    value
}

unsafe fn atomic_exchange<T: Copy>(place: *mut T, current: T, new: T, success: u32, failure: u32) -> Result<T, T> {
    let mut old = current;
    let is_done = unsafe {
        let old = &raw mut old as *mut u8;
        intrinsics::atomic_exchange(place as *mut u8, old, &raw const new as *const u8, mem::size_of::<T>(), success, failure)
    };
    if is_done { Ok(old) } else { Err(old) }
}

macro_rules! quiet_atomics {
    ($($name:ident $t:ident;)*) => {$(
        /// A counter or flag of the library's own: it is atomic, but no place where a schedule need consider another
        /// thread. (Others see what depends on it through what the library does before and after.)
        #[repr(transparent)]
        pub(crate) struct $name {
            v: UnsafeCell<$t>,
        }

        unsafe impl Sync for $name {}
        unsafe impl Send for $name {}
        impl crate::panic::RefUnwindSafe for $name {}

        impl $name {
            pub(crate) const fn new(v: $t) -> $name {
                $name { v: UnsafeCell::new(v) }
            }

            pub(crate) const fn as_ptr(&self) -> *mut $t {
                self.v.get()
            }

            pub(crate) fn load(&self, order: Ordering) -> $t {
                unsafe { atomic_load(self.v.get(), number(order) | UNSCHEDULED) }
            }

            pub(crate) fn store(&self, val: $t, order: Ordering) {
                unsafe { atomic_store(self.v.get(), val, number(order) | UNSCHEDULED) }
            }

            pub(crate) fn swap(&self, val: $t, order: Ordering) -> $t {
                unsafe { atomic_update(self.v.get(), val, Operation::Swap, number(order) | UNSCHEDULED) }
            }

            pub(crate) fn fetch_add(&self, val: $t, order: Ordering) -> $t {
                unsafe { atomic_update(self.v.get(), val, Operation::Add, number(order) | UNSCHEDULED) }
            }

            pub(crate) fn fetch_sub(&self, val: $t, order: Ordering) -> $t {
                unsafe { atomic_update(self.v.get(), val, Operation::Sub, number(order) | UNSCHEDULED) }
            }

            pub(crate) fn compare_exchange(&self, current: $t, new: $t, order: Ordering) -> Result<$t, $t> {
                unsafe { atomic_exchange(self.v.get(), current, new, number(order) | UNSCHEDULED, UNSCHEDULED) }
            }
        }
    )*};
}

quiet_atomics! {
    Quiet usize;
    QuietWord u32;
    QuietFlag u8;
}

/// A place where a schedule may let another thread run.
pub(crate) fn schedule_point() {
    intrinsics::atomic_fence(0)
}

#[track_caller]
fn failure_number(order: Ordering) -> u32 {
    match order {
        Ordering::Release => panic!("there is no such thing as a release failure ordering"),
        Ordering::AcqRel => panic!("there is no such thing as an acquire-release failure ordering"),
        order => number(order),
    }
}

macro_rules! atomic_common {
    ([$($generics:tt)*] $name:ty, $t:ty) => {
        unsafe impl<$($generics)*> Sync for $name {}
        unsafe impl<$($generics)*> Send for $name {}
        impl<$($generics)*> crate::panic::RefUnwindSafe for $name {}

        impl<$($generics)*> $name {
            pub fn get_mut(&mut self) -> &mut $t {
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
                    order => unsafe { atomic_load(self.v.get(), number(order)) },
                }
            }

            #[inline]
            #[track_caller]
            pub fn store(&self, val: $t, order: Ordering) {
                match order {
                    Ordering::Acquire => panic!("there is no such thing as an acquire store"),
                    Ordering::AcqRel => panic!("there is no such thing as an acquire-release store"),
                    order => unsafe { atomic_store(self.v.get(), val, number(order)) },
                }
            }

            #[inline]
            pub fn swap(&self, val: $t, order: Ordering) -> $t {
                unsafe { atomic_update(self.v.get(), val, Operation::Swap, number(order)) }
            }

            #[track_caller]
            pub fn compare_exchange(&self, current: $t, new: $t, success: Ordering, failure: Ordering) -> Result<$t, $t> {
                let failure = failure_number(failure);
                unsafe { atomic_exchange(self.v.get(), current, new, number(success), failure) }
            }

            #[track_caller]
            pub fn compare_exchange_weak(&self, current: $t, new: $t, success: Ordering, failure: Ordering) -> Result<$t, $t> {
                self.compare_exchange(current, new, success, failure)
            }

            /// Stores if the value is `current`; gives the old value.
            pub fn compare_and_swap(&self, current: $t, new: $t, order: Ordering) -> $t {
                let failure = match order {
                    Ordering::Release | Ordering::Relaxed => Ordering::Relaxed,
                    Ordering::Acquire | Ordering::AcqRel => Ordering::Acquire,
                    Ordering::SeqCst => Ordering::SeqCst,
                };
                match self.compare_exchange(current, new, order, failure) {
                    Ok(old) => old,
                    Err(old) => old,
                }
            }

            /// Applies a function and gives the old value.
            pub fn update(&self, set_order: Ordering, fetch_order: Ordering, mut f: impl FnMut($t) -> $t) -> $t {
                let mut old = self.load(fetch_order);
                loop {
                    match self.compare_exchange_weak(old, f(old), set_order, fetch_order) {
                        Ok(old) => return old,
                        Err(now) => old = now,
                    }
                }
            }

            pub fn try_update(&self, set_order: Ordering, fetch_order: Ordering, f: impl FnMut($t) -> Option<$t>) -> Result<$t, $t> {
                self.fetch_update(set_order, fetch_order, f)
            }

            pub fn fetch_update<F: FnMut($t) -> Option<$t>>(&self, set_order: Ordering, fetch_order: Ordering, mut f: F) -> Result<$t, $t> {
                let mut old = self.load(fetch_order);
                while let Some(new) = f(old) {
                    match self.compare_exchange_weak(old, new, set_order, fetch_order) {
                        Ok(old) => return Ok(old),
                        Err(now) => old = now,
                    }
                }
                Err(old)
            }
        }
    };
}

macro_rules! atomic_integers {
    ($($name:ident $t:ident;)*) => {$(
        /// An integer for several threads.
        #[repr(transparent)]
        #[origin = "core::sync::atomic"]
        #[picture(transparent, field = "v")]
        pub struct $name {
            v: UnsafeCell<$t>,
        }

        atomic_common! { [] $name, $t }

        impl $name {
            pub const fn new(v: $t) -> $name {
                $name { v: UnsafeCell::new(v) }
            }

            pub fn fetch_add(&self, val: $t, order: Ordering) -> $t {
                unsafe { atomic_update(self.v.get(), val, Operation::Add, number(order)) }
            }

            pub fn fetch_sub(&self, val: $t, order: Ordering) -> $t {
                unsafe { atomic_update(self.v.get(), val, Operation::Sub, number(order)) }
            }

            pub fn fetch_and(&self, val: $t, order: Ordering) -> $t {
                unsafe { atomic_update(self.v.get(), val, Operation::And, number(order)) }
            }

            pub fn fetch_nand(&self, val: $t, order: Ordering) -> $t {
                unsafe { atomic_update(self.v.get(), val, Operation::Nand, number(order)) }
            }

            pub fn fetch_or(&self, val: $t, order: Ordering) -> $t {
                unsafe { atomic_update(self.v.get(), val, Operation::Or, number(order)) }
            }

            pub fn fetch_xor(&self, val: $t, order: Ordering) -> $t {
                unsafe { atomic_update(self.v.get(), val, Operation::Xor, number(order)) }
            }

            pub fn fetch_max(&self, val: $t, order: Ordering) -> $t {
                let operation = if <$t>::MIN == 0 { Operation::UnsignedMax } else { Operation::Max };
                unsafe { atomic_update(self.v.get(), val, operation, number(order)) }
            }

            pub fn fetch_min(&self, val: $t, order: Ordering) -> $t {
                let operation = if <$t>::MIN == 0 { Operation::UnsignedMin } else { Operation::Min };
                unsafe { atomic_update(self.v.get(), val, operation, number(order)) }
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
#[picture(transparent, field = "v")]
#[repr(transparent)]
#[origin = "core::sync::atomic"]
pub struct AtomicBool {
    v: UnsafeCell<bool>,
}

atomic_common! { [] AtomicBool, bool }

impl AtomicBool {
    pub const fn new(v: bool) -> AtomicBool {
        AtomicBool { v: UnsafeCell::new(v) }
    }

    pub fn fetch_and(&self, val: bool, order: Ordering) -> bool {
        unsafe { atomic_update(self.v.get(), val, Operation::And, number(order)) }
    }

    pub fn fetch_or(&self, val: bool, order: Ordering) -> bool {
        unsafe { atomic_update(self.v.get(), val, Operation::Or, number(order)) }
    }

    pub fn fetch_xor(&self, val: bool, order: Ordering) -> bool {
        unsafe { atomic_update(self.v.get(), val, Operation::Xor, number(order)) }
    }

    pub fn fetch_nand(&self, val: bool, order: Ordering) -> bool {
        if val { self.fetch_xor(true, order) } else { self.swap(true, order) }
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
#[picture(transparent, field = "v")]
#[repr(transparent)]
#[origin = "core::sync::atomic"]
pub struct AtomicPtr<T> {
    v: UnsafeCell<*mut T>,
}

atomic_common! { [T] AtomicPtr<T>, *mut T }

impl<T> AtomicPtr<T> {
    pub const fn new(p: *mut T) -> AtomicPtr<T> {
        AtomicPtr { v: UnsafeCell::new(p) }
    }
}

impl<T> fmt::Pointer for AtomicPtr<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Pointer::fmt(&self.load(Ordering::Relaxed), f)
    }
}

impl<T> From<*mut T> for AtomicPtr<T> {
    fn from(p: *mut T) -> AtomicPtr<T> {
        AtomicPtr::new(p)
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
