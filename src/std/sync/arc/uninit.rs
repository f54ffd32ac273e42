//! `Arc`s whose values are made later.

use super::{Arc, ArcInner};
use crate::mem::{ManuallyDrop, MaybeUninit};
use crate::ptr::NonNull;
use crate::vec::Vec;

impl<T> Arc<T> {
    #[must_use]
    pub fn new_uninit() -> Arc<MaybeUninit<T>> {
        Arc::new(MaybeUninit::uninit())
    }

    #[must_use]
    pub fn new_zeroed() -> Arc<MaybeUninit<T>> {
        Arc::new(MaybeUninit::zeroed())
    }
}

impl<T> Arc<[T]> {
    #[must_use]
    pub fn new_uninit_slice(len: usize) -> Arc<[MaybeUninit<T>]> {
        let mut values: Vec<MaybeUninit<T>> = Vec::with_capacity(len);
        unsafe { values.set_len(len) };
        Arc::from(values)
    }

    #[must_use]
    pub fn new_zeroed_slice(len: usize) -> Arc<[MaybeUninit<T>]> {
        let mut values = Vec::with_capacity(len);
        values.resize_with(len, MaybeUninit::zeroed);
        Arc::from(values)
    }
}

impl<T> Arc<MaybeUninit<T>> {
    pub unsafe fn assume_init(self) -> Arc<T> {
        let this = ManuallyDrop::new(self);
        unsafe { Arc::from_inner(this.ptr.cast()) }
    }
}

impl<T> Arc<[MaybeUninit<T>]> {
    pub unsafe fn assume_init(self) -> Arc<[T]> {
        let this = ManuallyDrop::new(self);
        unsafe { Arc::from_inner(NonNull::new_unchecked(this.ptr.as_ptr() as *mut ArcInner<[T]>)) }
    }
}
