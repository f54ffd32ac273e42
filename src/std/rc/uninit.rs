//! `Rc`s whose values are made later.

use super::{Rc, RcInner};
use crate::mem::{ManuallyDrop, MaybeUninit};
use crate::ptr::NonNull;
use crate::vec::Vec;

impl<T> Rc<T> {
    #[must_use]
    pub fn new_uninit() -> Rc<MaybeUninit<T>> {
        Rc::new(MaybeUninit::uninit())
    }

    #[must_use]
    pub fn new_zeroed() -> Rc<MaybeUninit<T>> {
        Rc::new(MaybeUninit::zeroed())
    }
}

impl<T> Rc<[T]> {
    #[must_use]
    pub fn new_uninit_slice(len: usize) -> Rc<[MaybeUninit<T>]> {
        let mut values: Vec<MaybeUninit<T>> = Vec::with_capacity(len);
        unsafe { values.set_len(len) };
        Rc::from(values)
    }

    #[must_use]
    pub fn new_zeroed_slice(len: usize) -> Rc<[MaybeUninit<T>]> {
        let mut values = Vec::with_capacity(len);
        values.resize_with(len, MaybeUninit::zeroed);
        Rc::from(values)
    }
}

impl<T> Rc<MaybeUninit<T>> {
    pub unsafe fn assume_init(self) -> Rc<T> {
        let this = ManuallyDrop::new(self);
        unsafe { Rc::from_inner(this.ptr.cast()) }
    }
}

impl<T> Rc<[MaybeUninit<T>]> {
    pub unsafe fn assume_init(self) -> Rc<[T]> {
        let this = ManuallyDrop::new(self);
        unsafe { Rc::from_inner(NonNull::new_unchecked(this.ptr.as_ptr() as *mut RcInner<[T]>)) }
    }
}
