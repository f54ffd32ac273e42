//! The methods of `*const T` and `*mut T`.

use crate::intrinsics;

/// A distance that the caller promises is not negative.
const unsafe fn unsigned_distance(distance: isize) -> usize {
    unsafe { crate::hint::assert_unchecked(distance >= 0) }
    distance as usize
}

impl<T: ?Sized> *const T {
    #[must_use]
    #[diagnostic_item = "ptr_const_is_null"]
    #[inline]
    pub const fn is_null(self) -> bool {
        self as *const u8 == 0 as *const u8
    }

    #[must_use]
    #[inline]
    pub const fn cast<U>(self) -> *const U {
        self as *const U
    }

    #[must_use]
    pub fn addr(self) -> usize {
        self as *const u8 as usize
    }

    pub fn expose_provenance(self) -> usize {
        self as *const u8 as usize
    }

    #[must_use]
    pub const unsafe fn as_ref<'a>(self) -> Option<&'a T> {
        if self.is_null() { None } else { Some(unsafe { &*self }) }
    }

    #[must_use]
    pub const unsafe fn as_ref_unchecked<'a>(self) -> &'a T {
        unsafe { &*self }
    }

    #[must_use]
    pub const fn cast_mut(self) -> *mut T {
        self as *mut T
    }
}

impl<T> *const T {
    #[must_use]
    #[track_caller]
    #[inline]
    pub const unsafe fn offset(self, count: isize) -> *const T {
        unsafe { intrinsics::offset(self, count) }
    }

    #[must_use]
    #[inline]
    pub const fn wrapping_offset(self, count: isize) -> *const T {
        intrinsics::arith_offset(self, count)
    }

    #[must_use]
    #[track_caller]
    #[inline]
    pub const unsafe fn add(self, count: usize) -> *const T {
        unsafe { intrinsics::offset(self, count as isize) }
    }

    #[must_use]
    #[track_caller]
    #[inline]
    pub const unsafe fn sub(self, count: usize) -> *const T {
        unsafe { intrinsics::offset(self, intrinsics::wrapping_sub(0isize, count as isize)) }
    }

    #[must_use]
    #[inline]
    pub const fn wrapping_add(self, count: usize) -> *const T {
        intrinsics::arith_offset(self, count as isize)
    }

    #[must_use]
    #[inline]
    pub const fn wrapping_sub(self, count: usize) -> *const T {
        intrinsics::arith_offset(self, intrinsics::wrapping_sub(0isize, count as isize))
    }

    #[must_use]
    pub const fn wrapping_byte_add(self, count: usize) -> *const T {
        intrinsics::arith_offset(self as *const u8, count as isize) as *const T
    }

    #[must_use]
    pub const fn wrapping_byte_offset(self, count: isize) -> *const T {
        intrinsics::arith_offset(self as *const u8, count) as *const T
    }

    pub const unsafe fn byte_add(self, count: usize) -> *const T {
        unsafe { intrinsics::offset(self as *const u8, count as isize) as *const T }
    }

    pub const unsafe fn byte_sub(self, count: usize) -> *const T {
        unsafe { intrinsics::offset(self as *const u8, intrinsics::wrapping_sub(0isize, count as isize)) as *const T }
    }

    #[track_caller]
    pub const unsafe fn offset_from(self, origin: *const T) -> isize {
        unsafe { intrinsics::ptr_offset_from(self, origin) }
    }

    #[track_caller]
    pub const unsafe fn offset_from_unsigned(self, origin: *const T) -> usize {
        unsafe { unsigned_distance(intrinsics::ptr_offset_from(self, origin)) }
    }

    #[inline]
    #[track_caller]
    pub const unsafe fn read(self) -> T {
        unsafe { crate::ptr::read(self) }
    }

    #[track_caller]
    pub unsafe fn read_volatile(self) -> T {
        unsafe { crate::ptr::read_volatile(self) }
    }

    #[track_caller]
    pub const unsafe fn read_unaligned(self) -> T {
        unsafe { crate::ptr::read_unaligned(self) }
    }

    #[track_caller]
    pub const unsafe fn copy_to(self, dest: *mut T, count: usize) {
        unsafe { intrinsics::copy(self, dest, count) }
    }

    #[track_caller]
    pub const unsafe fn copy_to_nonoverlapping(self, dest: *mut T, count: usize) {
        unsafe { intrinsics::copy_nonoverlapping(self, dest, count) }
    }

    #[must_use]
    pub fn is_aligned(self) -> bool {
        self as usize % intrinsics::align_of::<T>() == 0
    }

    /// How many elements to step over until the address is a multiple of `align`.
    pub fn align_offset(self, align: usize) -> usize {
        let size = intrinsics::size_of::<T>();
        let addr = self as usize;
        let mut n = 0;
        while n < align {
            if addr.wrapping_add(n.wrapping_mul(size)) % align == 0 {
                return n;
            }
            n += 1;
        }
        usize::MAX
    }
}

impl<T> *const [T] {
    #[inline]
    pub const fn len(self) -> usize {
        intrinsics::slice_len(self)
    }

    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }

    #[inline]
    pub const fn as_ptr(self) -> *const T {
        self as *const T
    }
}

impl<T: ?Sized> *mut T {
    #[must_use]
    #[diagnostic_item = "ptr_mut_is_null"]
    #[inline]
    pub const fn is_null(self) -> bool {
        self as *const u8 == 0 as *const u8
    }

    #[must_use]
    #[inline]
    pub const fn cast<U>(self) -> *mut U {
        self as *mut U
    }

    #[must_use]
    pub fn addr(self) -> usize {
        self as *const u8 as usize
    }

    pub fn expose_provenance(self) -> usize {
        self as *const u8 as usize
    }

    #[must_use]
    pub const unsafe fn as_ref<'a>(self) -> Option<&'a T> {
        if self.is_null() { None } else { Some(unsafe { &*self }) }
    }

    #[must_use]
    pub const unsafe fn as_ref_unchecked<'a>(self) -> &'a T {
        unsafe { &*self }
    }

    #[must_use]
    pub const unsafe fn as_mut_unchecked<'a>(self) -> &'a mut T {
        unsafe { &mut *self }
    }

    #[must_use]
    pub const fn cast_const(self) -> *const T {
        self as *const T
    }

    #[must_use]
    pub const unsafe fn as_mut<'a>(self) -> Option<&'a mut T> {
        if self.is_null() { None } else { Some(unsafe { &mut *self }) }
    }

    #[inline]
    #[rustc_const_unstable]
    pub unsafe fn drop_in_place(self) {
        unsafe { crate::ptr::drop_in_place(self) }
    }
}

impl<T> *mut T {
    #[must_use]
    #[track_caller]
    #[inline]
    pub const unsafe fn offset(self, count: isize) -> *mut T {
        unsafe { intrinsics::offset(self as *const T, count) as *mut T }
    }

    #[must_use]
    #[inline]
    pub const fn wrapping_offset(self, count: isize) -> *mut T {
        intrinsics::arith_offset(self as *const T, count) as *mut T
    }

    #[must_use]
    #[track_caller]
    #[inline]
    pub const unsafe fn add(self, count: usize) -> *mut T {
        unsafe { intrinsics::offset(self as *const T, count as isize) as *mut T }
    }

    #[must_use]
    #[track_caller]
    #[inline]
    pub const unsafe fn sub(self, count: usize) -> *mut T {
        unsafe { intrinsics::offset(self as *const T, intrinsics::wrapping_sub(0isize, count as isize)) as *mut T }
    }

    #[must_use]
    #[inline]
    pub const fn wrapping_add(self, count: usize) -> *mut T {
        intrinsics::arith_offset(self as *const T, count as isize) as *mut T
    }

    #[must_use]
    #[inline]
    pub const fn wrapping_sub(self, count: usize) -> *mut T {
        intrinsics::arith_offset(self as *const T, intrinsics::wrapping_sub(0isize, count as isize)) as *mut T
    }

    #[must_use]
    pub const fn wrapping_byte_add(self, count: usize) -> *mut T {
        intrinsics::arith_offset(self as *const u8, count as isize) as *mut T
    }

    #[must_use]
    pub const fn wrapping_byte_offset(self, count: isize) -> *mut T {
        intrinsics::arith_offset(self as *const u8, count) as *mut T
    }

    pub const unsafe fn byte_add(self, count: usize) -> *mut T {
        unsafe { intrinsics::offset(self as *const u8, count as isize) as *mut T }
    }

    pub const unsafe fn byte_sub(self, count: usize) -> *mut T {
        unsafe { intrinsics::offset(self as *const u8, intrinsics::wrapping_sub(0isize, count as isize)) as *mut T }
    }

    #[track_caller]
    pub const unsafe fn offset_from(self, origin: *const T) -> isize {
        unsafe { intrinsics::ptr_offset_from(self as *const T, origin) }
    }

    #[track_caller]
    pub const unsafe fn offset_from_unsigned(self, origin: *const T) -> usize {
        unsafe { unsigned_distance(intrinsics::ptr_offset_from(self as *const T, origin)) }
    }

    #[inline]
    #[track_caller]
    pub const unsafe fn read(self) -> T {
        unsafe { crate::ptr::read(self) }
    }

    #[track_caller]
    pub unsafe fn read_volatile(self) -> T {
        unsafe { crate::ptr::read_volatile(self) }
    }

    #[track_caller]
    pub const unsafe fn read_unaligned(self) -> T {
        unsafe { crate::ptr::read_unaligned(self) }
    }

    #[track_caller]
    pub const unsafe fn copy_to(self, dest: *mut T, count: usize) {
        unsafe { intrinsics::copy(self as *const T, dest, count) }
    }

    #[track_caller]
    pub const unsafe fn copy_to_nonoverlapping(self, dest: *mut T, count: usize) {
        unsafe { intrinsics::copy_nonoverlapping(self as *const T, dest, count) }
    }

    #[must_use]
    pub fn is_aligned(self) -> bool {
        self as usize % intrinsics::align_of::<T>() == 0
    }

    /// How many elements to step over until the address is a multiple of `align`.
    pub fn align_offset(self, align: usize) -> usize {
        let size = intrinsics::size_of::<T>();
        let addr = self as usize;
        let mut n = 0;
        while n < align {
            if addr.wrapping_add(n.wrapping_mul(size)) % align == 0 {
                return n;
            }
            n += 1;
        }
        usize::MAX
    }

    #[inline]
    #[track_caller]
    pub const unsafe fn write(self, val: T) {
        unsafe { crate::ptr::write(self, val) }
    }

    #[track_caller]
    pub unsafe fn write_volatile(self, val: T) {
        unsafe { crate::ptr::write_volatile(self, val) }
    }

    #[track_caller]
    pub const unsafe fn write_unaligned(self, val: T) {
        unsafe { crate::ptr::write_unaligned(self, val) }
    }

    #[track_caller]
    pub const unsafe fn write_bytes(self, val: u8, count: usize) {
        unsafe { intrinsics::write_bytes(self, val, count) }
    }

    #[track_caller]
    pub const unsafe fn copy_from(self, src: *const T, count: usize) {
        unsafe { intrinsics::copy(src, self, count) }
    }

    #[track_caller]
    pub const unsafe fn copy_from_nonoverlapping(self, src: *const T, count: usize) {
        unsafe { intrinsics::copy_nonoverlapping(src, self, count) }
    }

    pub const unsafe fn replace(self, src: T) -> T {
        unsafe { crate::ptr::replace(self, src) }
    }

    pub const unsafe fn swap(self, with: *mut T) {
        unsafe { crate::ptr::swap(self, with) }
    }
}

impl<T> *mut [T] {
    #[inline]
    pub const fn len(self) -> usize {
        intrinsics::slice_len(self as *const [T])
    }

    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }

    #[inline]
    pub const fn as_mut_ptr(self) -> *mut T {
        self as *mut T
    }
}
