//! `Box`: one value on the heap, owned.

mod convert;

use crate::alloc::exchange_malloc;
use crate::borrow::{Borrow, BorrowMut};
use crate::cmp::Ordering;
use crate::error::Error;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::intrinsics;
use crate::marker::{Tuple, Unsize};
use crate::mem::{ManuallyDrop, MaybeUninit};
use crate::ops::{CoerceUnsized, Deref, DerefMut, DispatchFromDyn, Receiver};
use crate::pin::Pin;
use crate::ptr::Unique;

/// Owns a value on the heap. `*b`, also moving out of it, is built into the compiler; dropping a box
/// drops the value first, then runs `Drop::drop`, which gives the memory back.
#[lang = "owned_box"]
#[diagnostic_item = "Box"]
#[picture(pointer, field = "0", owns)]
#[fundamental]
pub struct Box<T: ?Sized>(Unique<T>);

impl<T> Box<T> {
    #[must_use]
    #[inline]
    pub fn new(x: T) -> Box<T> {
        unsafe {
            let p = exchange_malloc(intrinsics::size_of::<T>(), intrinsics::align_of::<T>()) as *mut T;
            intrinsics::write_via_move(p, x);
            Box(Unique::new_unchecked(p))
        }
    }

    #[must_use]
    pub fn new_uninit() -> Box<MaybeUninit<T>> {
        Box::new(MaybeUninit::uninit())
    }

    #[must_use]
    pub fn new_zeroed() -> Box<MaybeUninit<T>> {
        Box::new(MaybeUninit::zeroed())
    }

    #[must_use]
    pub fn pin(x: T) -> Pin<Box<T>> {
        Box::into_pin(Box::new(x))
    }

    #[unstable(feature = "box_into_inner", issue = "80437")]
    pub(crate) fn into_inner(boxed: Box<T>) -> T {
        *boxed
    }
}

/// Moves a value into a box. For `vec!`: calls become an assignment to what is in the box, which is there before the
/// values are computed.
#[doc(hidden)]
#[lang = "write_box_via_move"]
#[inline]
pub fn write_box_via_move<T>(mut b: Box<MaybeUninit<T>>, x: T) -> Box<MaybeUninit<T>> {
    b.write(x);
    b
}

/// The vector of `vec!`'s values, which are all there.
#[doc(hidden)]
#[inline]
pub fn box_assume_init_into_vec_unsafe<T, const N: usize>(b: Box<MaybeUninit<[T; N]>>) -> crate::vec::Vec<T> {
    unsafe { (b.assume_init() as Box<[T]>).into_vec() }
}

impl<T> Box<[T]> {
    #[must_use]
    pub fn new_uninit_slice(len: usize) -> Box<[MaybeUninit<T>]> {
        let mut v: crate::vec::Vec<MaybeUninit<T>> = crate::vec::Vec::with_capacity(len);
        unsafe { v.set_len(len) };
        v.into_boxed_slice()
    }

    #[must_use]
    pub fn new_zeroed_slice(len: usize) -> Box<[MaybeUninit<T>]> {
        let mut v = crate::vec::Vec::with_capacity(len);
        v.resize_with(len, MaybeUninit::zeroed);
        v.into_boxed_slice()
    }
}

impl<T> Box<[MaybeUninit<T>]> {
    pub unsafe fn assume_init(self) -> Box<[T]> {
        unsafe { Box::from_raw(Box::into_raw(self) as *mut [T]) }
    }
}

impl<T> Box<MaybeUninit<T>> {
    pub unsafe fn assume_init(self) -> Box<T> {
        unsafe { Box::from_raw(Box::into_raw(self) as *mut T) }
    }

    pub fn write(mut boxed: Box<MaybeUninit<T>>, value: T) -> Box<T> {
        (*boxed).write(value);
        unsafe { boxed.assume_init() }
    }
}

impl<T: ?Sized> Box<T> {
    #[must_use = "call `drop(Box::from_raw(ptr))` if you intend to drop the `Box`"]
    #[inline]
    pub unsafe fn from_raw(raw: *mut T) -> Box<T> {
        Box(unsafe { Unique::new_unchecked(raw) })
    }

    #[must_use = "losing the pointer will leak memory"]
    #[inline]
    pub fn into_raw(b: Box<T>) -> *mut T {
        let b = ManuallyDrop::new(b);
        (*b).0.as_ptr()
    }

    #[unstable(feature = "box_as_ptr", issue = "129090")]
    pub(crate) fn as_ptr(b: &Box<T>) -> *const T {
        b.0.as_ptr() as *const T
    }

    #[unstable(feature = "box_as_ptr", issue = "129090")]
    pub(crate) fn as_mut_ptr(b: &mut Box<T>) -> *mut T {
        b.0.as_ptr()
    }

    #[inline]
    pub fn leak<'a>(b: Box<T>) -> &'a mut T
    where
        T: 'a,
    {
        unsafe { &mut *Box::into_raw(b) }
    }

    pub fn into_pin(boxed: Box<T>) -> Pin<Box<T>> {
        unsafe { Pin::new_unchecked(boxed) }
    }
}

unsafe impl<#[may_dangle] T: ?Sized> Drop for Box<T> {
    /// Gives the memory back; what was in it is gone already.
    #[inline]
    fn drop(&mut self) {
        let p = self.0.as_ptr();
        unsafe {
            let size = intrinsics::size_of_val(p as *const T);
            if size != 0 {
                intrinsics::dealloc(p as *mut u8, size, intrinsics::align_of_val(p as *const T));
            }
        }
    }
}

impl<T: Default> Default for Box<T> {
    fn default() -> Box<T> {
        Box::new(T::default())
    }
}

impl<T> Default for Box<[T]> {
    fn default() -> Box<[T]> {
        Box::<[T; 0]>::new([])
    }
}

impl Default for Box<str> {
    fn default() -> Box<str> {
        Box::from("")
    }
}

impl<T: Clone> Clone for Box<T> {
    #[inline]
    fn clone(&self) -> Box<T> {
        Box::new((**self).clone())
    }

    fn clone_from(&mut self, source: &Box<T>) {
        (**self).clone_from(&**source);
    }
}

impl<T: ?Sized + PartialEq> PartialEq for Box<T> {
    #[inline]
    fn eq(&self, other: &Box<T>) -> bool {
        PartialEq::eq(&**self, &**other)
    }
    #[inline]
    fn ne(&self, other: &Box<T>) -> bool {
        PartialEq::ne(&**self, &**other)
    }
}

impl<T: ?Sized + PartialOrd> PartialOrd for Box<T> {
    fn partial_cmp(&self, other: &Box<T>) -> Option<Ordering> {
        PartialOrd::partial_cmp(&**self, &**other)
    }
    fn lt(&self, other: &Box<T>) -> bool {
        PartialOrd::lt(&**self, &**other)
    }
    fn le(&self, other: &Box<T>) -> bool {
        PartialOrd::le(&**self, &**other)
    }
    fn gt(&self, other: &Box<T>) -> bool {
        PartialOrd::gt(&**self, &**other)
    }
    fn ge(&self, other: &Box<T>) -> bool {
        PartialOrd::ge(&**self, &**other)
    }
}

impl<T: ?Sized + Ord> Ord for Box<T> {
    fn cmp(&self, other: &Box<T>) -> Ordering {
        Ord::cmp(&**self, &**other)
    }
}

impl<T: ?Sized + Eq> Eq for Box<T> {}

impl<T: ?Sized + Hash> Hash for Box<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state);
    }
}

impl<T: fmt::Display + ?Sized> fmt::Display for Box<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&**self, f)
    }
}

impl<T: fmt::Debug + ?Sized> fmt::Debug for Box<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl<T: ?Sized> fmt::Pointer for Box<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ptr: *const T = &**self;
        fmt::Pointer::fmt(&ptr, f)
    }
}

impl<T: ?Sized> Deref for Box<T> {
    type Target = T;
    #[inline]
    fn deref(&self) -> &T {
        &**self
    }
}

impl<T: ?Sized> DerefMut for Box<T> {
    #[inline]
    fn deref_mut(&mut self) -> &mut T {
        &mut **self
    }
}

impl<T: ?Sized> Receiver for Box<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Box<U>> for Box<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> DispatchFromDyn<Box<U>> for Box<T> {}
impl<T: ?Sized> Unpin for Box<T> {}

impl<I: Iterator + ?Sized> Iterator for Box<I> {
    type Item = I::Item;
    #[inline]
    fn next(&mut self) -> Option<I::Item> {
        (**self).next()
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        (**self).size_hint()
    }
    fn nth(&mut self, n: usize) -> Option<I::Item> {
        (**self).nth(n)
    }
}

impl<I: DoubleEndedIterator + ?Sized> DoubleEndedIterator for Box<I> {
    fn next_back(&mut self) -> Option<I::Item> {
        (**self).next_back()
    }
}

impl<I: ExactSizeIterator + ?Sized> ExactSizeIterator for Box<I> {
    fn len(&self) -> usize {
        (**self).len()
    }
}

impl<I: crate::iter::FusedIterator + ?Sized> crate::iter::FusedIterator for Box<I> {}

impl<Args: Tuple, F: FnOnce<Args> + ?Sized> FnOnce<Args> for Box<F> {
    type Output = <F as FnOnce<Args>>::Output;
    /// An unsized callee is called in place: the compiler passes `*self` by address.
    extern "rust-call" fn call_once(self, args: Args) -> Self::Output {
        <F as FnOnce<Args>>::call_once(*self, args)
    }
}

impl<Args: Tuple, F: FnMut<Args> + ?Sized> FnMut<Args> for Box<F> {
    extern "rust-call" fn call_mut(&mut self, args: Args) -> Self::Output {
        <F as FnMut<Args>>::call_mut(&mut **self, args)
    }
}

impl<Args: Tuple, F: Fn<Args> + ?Sized> Fn<Args> for Box<F> {
    extern "rust-call" fn call(&self, args: Args) -> Self::Output {
        <F as Fn<Args>>::call(&**self, args)
    }
}

impl<T: ?Sized> Borrow<T> for Box<T> {
    fn borrow(&self) -> &T {
        &**self
    }
}

impl<T: ?Sized> BorrowMut<T> for Box<T> {
    fn borrow_mut(&mut self) -> &mut T {
        &mut **self
    }
}

impl<T: ?Sized> AsRef<T> for Box<T> {
    fn as_ref(&self) -> &T {
        &**self
    }
}

impl<T: ?Sized> AsMut<T> for Box<T> {
    fn as_mut(&mut self) -> &mut T {
        &mut **self
    }
}

impl<E: Error> Error for Box<E> {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Error::source(&**self)
    }
    #[allow(deprecated)]
    fn description(&self) -> &str {
        Error::description(&**self)
    }
}
