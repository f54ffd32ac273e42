//! Moving, replacing and measuring values.

use crate::fmt;
use crate::hash;
use crate::intrinsics;
use crate::marker::PhantomData;
use crate::ops::{Deref, DerefMut};

#[doc(inline)]
pub use crate::intrinsics::transmute;

/// Gives a value up without running its destructor.
#[diagnostic_item = "mem_forget"]
pub const fn forget<T>(value: T) {
    let _ = ManuallyDrop::new(value);
}

#[diagnostic_item = "mem_size_of"]
#[must_use]
#[rustc_promotable]
pub const fn size_of<T>() -> usize {
    intrinsics::size_of::<T>()
}

#[diagnostic_item = "mem_size_of_val"]
#[must_use]
pub const fn size_of_val<T: ?Sized>(value: &T) -> usize {
    unsafe { intrinsics::size_of_val(value as *const T) }
}

#[diagnostic_item = "mem_align_of"]
#[must_use]
#[rustc_promotable]
pub const fn align_of<T>() -> usize {
    intrinsics::align_of::<T>()
}

#[must_use]
pub const fn align_of_val<T: ?Sized>(value: &T) -> usize {
    unsafe { intrinsics::align_of_val(value as *const T) }
}

/// Whether dropping a `T` does anything.
#[diagnostic_item = "needs_drop"]
#[must_use]
pub const fn needs_drop<T: ?Sized>() -> bool {
    intrinsics::needs_drop::<T>()
}

#[diagnostic_item = "mem_zeroed"]
#[must_use]
#[track_caller]
pub const unsafe fn zeroed<T>() -> T {
    unsafe { MaybeUninit::zeroed().assume_init() }
}

/// Exchanges two values in place.
#[diagnostic_item = "mem_swap"]
#[inline]
pub const fn swap<T>(x: &mut T, y: &mut T) {
    unsafe {
        let a = crate::ptr::read(x);
        let b = crate::ptr::read(y);
        crate::ptr::write(x, b);
        crate::ptr::write(y, a);
    }
}

/// Takes a value out and leaves the default behind.
#[diagnostic_item = "mem_take"]
#[inline]
#[rustc_const_unstable = "conditionally"]
pub fn take<T: Default>(dest: &mut T) -> T {
    replace(dest, T::default())
}

/// Puts a value in and gives the old one back.
#[diagnostic_item = "mem_replace"]
#[must_use = "if you don't need the old value, you can just assign the new value directly"]
#[inline]
pub const fn replace<T>(dest: &mut T, src: T) -> T {
    unsafe {
        let result = crate::ptr::read(dest);
        crate::ptr::write(dest, src);
        result
    }
}

/// Ends a value's life here.
#[diagnostic_item = "mem_drop"]
#[lang = "mem_drop"]
#[rustc_const_unstable = "conditionally"]
pub fn drop<T>(_x: T) {}

/// Reads an `Src` as if it were a `Dst`.
#[track_caller]
pub const unsafe fn transmute_copy<Src, Dst>(src: &Src) -> Dst {
    unsafe { crate::ptr::read(src as *const Src as *const Dst) }
}

/// Which variant a value is of, comparable but otherwise opaque.
#[diagnostic_item = "mem_discriminant"]
pub const fn discriminant<T>(v: &T) -> Discriminant<T> {
    Discriminant { value: intrinsics::discriminant_value(v) as isize, marker: PhantomData }
}

#[picture(transparent, field = "value")]
pub struct Discriminant<T> {
    value: isize,
    marker: PhantomData<fn() -> T>,
}

impl<T> Copy for Discriminant<T> {}
impl<T> Clone for Discriminant<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> PartialEq for Discriminant<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}
impl<T> Eq for Discriminant<T> {}
impl<T> hash::Hash for Discriminant<T> {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        hash::Hash::hash(&self.value, state)
    }
}
impl<T> fmt::Debug for Discriminant<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Discriminant").field(&self.value).finish()
    }
}

/// Holds a value whose destructor does not run by itself.
#[picture(transparent, field = "value")]
#[lang = "manually_drop"]
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(transparent)]
#[origin = "core::mem::manually_drop"]
pub struct ManuallyDrop<T: ?Sized> {
    value: T,
}

impl<T> ManuallyDrop<T> {
    #[must_use]
    #[inline]
    pub const fn new(value: T) -> ManuallyDrop<T> {
        ManuallyDrop { value }
    }

    #[inline]
    pub const fn into_inner(slot: ManuallyDrop<T>) -> T {
        unsafe { crate::ptr::read(&slot.value) }
    }

    #[must_use]
    pub const unsafe fn take(slot: &mut ManuallyDrop<T>) -> T {
        unsafe { crate::ptr::read(&slot.value) }
    }
}

impl<T: ?Sized> ManuallyDrop<T> {
    pub unsafe fn drop(slot: &mut ManuallyDrop<T>) {
        unsafe { crate::ptr::drop_in_place(&mut slot.value) }
    }
}

impl<T: ?Sized> Deref for ManuallyDrop<T> {
    type Target = T;
    #[inline]
    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: ?Sized> DerefMut for ManuallyDrop<T> {
    #[inline]
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

/// Memory for a `T` that may hold none yet.
#[lang = "maybe_uninit"]
#[derive(Copy)]
#[repr(transparent)]
#[origin = "core::mem::maybe_uninit"]
pub union MaybeUninit<T> {
    uninit: (),
    value: ManuallyDrop<T>,
}

impl<T: Copy> Clone for MaybeUninit<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> fmt::Debug for MaybeUninit<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MaybeUninit<")?;
        f.write_str(crate::any::type_name::<T>())?;
        f.write_str(">")
    }
}

impl<T> MaybeUninit<T> {
    #[must_use]
    pub const fn new(value: T) -> MaybeUninit<T> {
        MaybeUninit { value: ManuallyDrop::new(value) }
    }

    #[diagnostic_item = "maybe_uninit_uninit"]
    #[must_use]
    pub const fn uninit() -> MaybeUninit<T> {
        MaybeUninit { uninit: () }
    }

    #[diagnostic_item = "maybe_uninit_zeroed"]
    #[must_use]
    pub const fn zeroed() -> MaybeUninit<T> {
        let mut u = MaybeUninit::<T>::uninit();
        unsafe { intrinsics::write_bytes(&mut u as *mut MaybeUninit<T>, 0, 1) }
        u
    }

    pub const fn write(&mut self, value: T) -> &mut T {
        unsafe {
            crate::ptr::write(self.as_mut_ptr(), value);
            self.assume_init_mut()
        }
    }

    pub const fn as_ptr(&self) -> *const T {
        self as *const MaybeUninit<T> as *const T
    }

    pub const fn as_mut_ptr(&mut self) -> *mut T {
        self as *mut MaybeUninit<T> as *mut T
    }

    #[diagnostic_item = "assume_init"]
    #[track_caller]
    pub const unsafe fn assume_init(self) -> T {
        unsafe { crate::ptr::read(&self as *const MaybeUninit<T> as *const T) }
    }

    pub const unsafe fn assume_init_read(&self) -> T {
        unsafe { crate::ptr::read(self.as_ptr()) }
    }

    pub unsafe fn assume_init_drop(&mut self) {
        unsafe { crate::ptr::drop_in_place(self.as_mut_ptr()) }
    }

    pub const unsafe fn assume_init_ref(&self) -> &T {
        unsafe { &*self.as_ptr() }
    }

    pub const unsafe fn assume_init_mut(&mut self) -> &mut T {
        unsafe { &mut *self.as_mut_ptr() }
    }
}
