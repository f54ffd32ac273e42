//! Slices of values that may not be there yet.

use crate::mem::MaybeUninit;
use crate::ptr;

/// Drops what has been written so far, if writing more unwinds.
struct Written<'a, T> {
    slots: &'a mut [MaybeUninit<T>],
    count: usize,
}

impl<T> Drop for Written<'_, T> {
    fn drop(&mut self) {
        unsafe { self.slots[..self.count].assume_init_drop() }
    }
}

impl<T> [MaybeUninit<T>] {
    pub const fn write_copy_of_slice(&mut self, src: &[T]) -> &mut [T]
    where
        T: Copy,
    {
        unsafe {
            self.copy_from_slice(&*(src as *const [T] as *const [MaybeUninit<T>]));
            self.assume_init_mut()
        }
    }

    pub fn write_clone_of_slice(&mut self, src: &[T]) -> &mut [T]
    where
        T: Clone,
    {
        assert_eq!(self.len(), src.len(), "destination and source slices have different lengths");
        let mut written = Written { slots: self, count: 0 };
        for (slot, value) in src.iter().enumerate() {
            written.slots[slot].write(value.clone());
            written.count += 1;
        }
        let slots: *mut [MaybeUninit<T>] = &mut *written.slots;
        crate::mem::forget(written);
        unsafe { (*slots).assume_init_mut() }
    }

    pub const unsafe fn assume_init_ref(&self) -> &[T] {
        unsafe { &*(self as *const [MaybeUninit<T>] as *const [T]) }
    }

    pub const unsafe fn assume_init_mut(&mut self) -> &mut [T] {
        unsafe { &mut *(self as *mut [MaybeUninit<T>] as *mut [T]) }
    }

    pub unsafe fn assume_init_drop(&mut self) {
        unsafe { ptr::drop_in_place(self as *mut [MaybeUninit<T>] as *mut [T]) }
    }
}
