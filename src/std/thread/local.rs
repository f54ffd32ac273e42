//! `thread_local!` keys. Each thread has its values in its own list, and fills them when first used.

use super::data::{data, Slot};
use crate::boxed::Box;
use crate::cell::{Cell, RefCell};
use crate::fmt;
use crate::mem;

/// A value that each thread has its own of.
#[picture(opaque)]
pub struct LocalKey<T: 'static> {
    init: fn() -> T,
    /// Gives the key an address of its own.
    place: u8,
}

/// The value is gone already.
#[derive(Clone, Copy, Eq, PartialEq, Debug)]
pub struct AccessError;

impl fmt::Display for AccessError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("already destroyed")
    }
}

impl crate::error::Error for AccessError {}

impl<T: 'static> LocalKey<T> {
    #[doc(hidden)]
    pub const fn new(init: fn() -> T) -> LocalKey<T> {
        LocalKey { init, place: 0 }
    }

    /// The value in this thread; null when it has been destroyed.
    fn get_or_init(&'static self, init: impl FnOnce() -> T) -> *const T {
        unsafe fn drop_box<T>(value: *mut u8) {
            drop(unsafe { Box::from_raw(value as *mut T) })
        }
        let key = &raw const self.place as usize;
        let data = data();
        unsafe {
            if let Some(slot) = (*data).slots.iter().find(|slot| slot.key == key) {
                return slot.value as *const T;
            }
            let value = Box::into_raw(Box::new(init())) as *mut u8;
            (&mut (*data).slots).push(Slot { key, value, drop: drop_box::<T>, has_destructor: mem::needs_drop::<T>() });
            value as *const T
        }
    }

    #[track_caller]
    pub fn with<F: FnOnce(&T) -> R, R>(&'static self, f: F) -> R {
        match self.try_with(f) {
            Ok(r) => r,
            Err(e) => panic!("cannot access a Thread Local Storage value during or after destruction: {e:?}"),
        }
    }

    pub fn try_with<F: FnOnce(&T) -> R, R>(&'static self, f: F) -> Result<R, AccessError> {
        let value = self.get_or_init(self.init);
        if value.is_null() { Err(AccessError) } else { Ok(f(unsafe { &*value })) }
    }
}

impl<T: 'static> fmt::Debug for LocalKey<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LocalKey").finish_non_exhaustive()
    }
}

impl<T: 'static> LocalKey<Cell<T>> {
    pub fn set(&'static self, value: T) {
        self.with(|cell| cell.set(value))
    }

    pub fn get(&'static self) -> T
    where
        T: Copy,
    {
        self.with(|cell| cell.get())
    }

    pub fn take(&'static self) -> T
    where
        T: Default,
    {
        self.with(|cell| cell.take())
    }

    pub fn replace(&'static self, value: T) -> T {
        self.with(|cell| cell.replace(value))
    }
}

impl<T: 'static> LocalKey<RefCell<T>> {
    pub fn with_borrow<F: FnOnce(&T) -> R, R>(&'static self, f: F) -> R {
        self.with(|cell| f(&cell.borrow()))
    }

    pub fn with_borrow_mut<F: FnOnce(&mut T) -> R, R>(&'static self, f: F) -> R {
        self.with(|cell| f(&mut cell.borrow_mut()))
    }

    pub fn set(&'static self, value: T) {
        self.with(|cell| drop(cell.replace(value)))
    }

    pub fn take(&'static self) -> T
    where
        T: Default,
    {
        self.with(|cell| cell.take())
    }

    pub fn replace(&'static self, value: T) -> T {
        self.with(|cell| cell.replace(value))
    }
}
