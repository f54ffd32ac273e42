//! Raw pointers.

mod methods;
mod non_null;
mod unique;

use crate::intrinsics;

pub use self::non_null::NonNull;
pub(crate) use self::unique::Unique;
#[doc(inline)]
pub use crate::intrinsics::{copy, copy_nonoverlapping, write_bytes};

/// Runs the destructor of what is pointed at.
#[lang = "drop_in_place"]
#[diagnostic_item = "ptr_drop_in_place"]
#[inline]
pub unsafe fn drop_in_place<T: ?Sized>(to_drop: *mut T) {
    unsafe { intrinsics::drop_in_place(to_drop) }
}

#[diagnostic_item = "ptr_null"]
#[must_use]
#[rustc_promotable]
pub const fn null<T>() -> *const T {
    0usize as *const T
}

#[diagnostic_item = "ptr_null_mut"]
#[must_use]
#[rustc_promotable]
pub const fn null_mut<T>() -> *mut T {
    0usize as *mut T
}

/// An aligned address that points at nothing.
#[must_use]
pub const fn dangling<T>() -> *const T {
    intrinsics::align_of::<T>() as *const T
}

#[must_use]
pub const fn dangling_mut<T>() -> *mut T {
    intrinsics::align_of::<T>() as *mut T
}

#[must_use]
pub const fn without_provenance<T>(addr: usize) -> *const T {
    addr as *const T
}

#[must_use]
pub const fn without_provenance_mut<T>(addr: usize) -> *mut T {
    addr as *mut T
}

#[must_use]
pub const fn from_ref<T: ?Sized>(r: &T) -> *const T {
    r
}

#[must_use]
pub const fn from_mut<T: ?Sized>(r: &mut T) -> *mut T {
    r
}

#[diagnostic_item = "ptr_slice_from_raw_parts"]
pub const fn slice_from_raw_parts<T>(data: *const T, len: usize) -> *const [T] {
    intrinsics::slice_from_raw_parts(data, len)
}

#[diagnostic_item = "ptr_slice_from_raw_parts_mut"]
pub const fn slice_from_raw_parts_mut<T>(data: *mut T, len: usize) -> *mut [T] {
    intrinsics::slice_from_raw_parts(data as *const T, len) as *mut [T]
}

#[diagnostic_item = "ptr_swap"]
pub const unsafe fn swap<T>(x: *mut T, y: *mut T) {
    unsafe {
        let a = read(x);
        let b = read(y);
        write(x, b);
        write(y, a);
    }
}

pub const unsafe fn swap_nonoverlapping<T>(x: *mut T, y: *mut T, count: usize) {
    let mut i = 0;
    while i < count {
        unsafe { swap(x.add(i), y.add(i)) };
        i += 1;
    }
}

#[diagnostic_item = "ptr_replace"]
pub const unsafe fn replace<T>(dst: *mut T, src: T) -> T {
    unsafe {
        let old = read(dst);
        write(dst, src);
        old
    }
}

#[diagnostic_item = "ptr_read"]
#[inline]
#[track_caller]
pub const unsafe fn read<T>(src: *const T) -> T {
    unsafe { intrinsics::read_via_copy(src) }
}

/// Reads from an address that need not be aligned.
#[diagnostic_item = "ptr_read_unaligned"]
#[track_caller]
pub const unsafe fn read_unaligned<T>(src: *const T) -> T {
    let mut tmp = crate::mem::MaybeUninit::<T>::uninit();
    unsafe {
        copy_nonoverlapping(src as *const u8, tmp.as_mut_ptr() as *mut u8, intrinsics::size_of::<T>());
        tmp.assume_init()
    }
}

#[diagnostic_item = "ptr_write"]
#[inline]
#[track_caller]
pub const unsafe fn write<T>(dst: *mut T, src: T) {
    unsafe { intrinsics::write_via_move(dst, src) }
}

#[diagnostic_item = "ptr_write_unaligned"]
#[track_caller]
pub const unsafe fn write_unaligned<T>(dst: *mut T, src: T) {
    let src = crate::mem::ManuallyDrop::new(src);
    unsafe {
        copy_nonoverlapping(
            &src as *const crate::mem::ManuallyDrop<T> as *const u8,
            dst as *mut u8,
            intrinsics::size_of::<T>(),
        )
    }
}

#[track_caller]
pub unsafe fn read_volatile<T>(src: *const T) -> T {
    unsafe { intrinsics::volatile_load(src) }
}

#[track_caller]
pub unsafe fn write_volatile<T>(dst: *mut T, src: T) {
    unsafe { intrinsics::volatile_store(dst, src) }
}

#[must_use = "pointer comparison produces a value"]
#[diagnostic_item = "ptr_eq"]
pub fn eq<T: ?Sized>(a: *const T, b: *const T) -> bool {
    a == b
}

/// Compares addresses alone, not what wide pointers carry beside them.
#[must_use = "pointer comparison produces a value"]
pub fn addr_eq<T: ?Sized, U: ?Sized>(p: *const T, q: *const U) -> bool {
    (p as *const ()) == (q as *const ())
}

#[must_use = "function pointer comparison produces a value"]
pub fn fn_addr_eq<T: Copy, U: Copy>(f: T, g: U) -> bool {
    unsafe { crate::mem::transmute_copy::<T, usize>(&f) == crate::mem::transmute_copy::<U, usize>(&g) }
}

pub fn hash<T: ?Sized, S: crate::hash::Hasher>(hashee: *const T, into: &mut S) {
    into.write_usize(hashee as *const () as usize)
}

#[doc(inline)]
pub use crate::{addr_of, addr_of_mut};
