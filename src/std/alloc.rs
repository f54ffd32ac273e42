//! Asking for memory and giving it back.

use crate::fmt;
use crate::intrinsics;

/// A size and an alignment.
#[picture(fields, size = "size", align = "align")]
#[lang = "alloc_layout"]
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash)]
#[origin = "core::alloc::layout"]
pub struct Layout {
    size: usize,
    align: usize,
}

/// What `Layout::from_size_align` says about an impossible layout.
#[derive(Clone, PartialEq, Eq, Debug)]
#[origin = "core::alloc::layout"]
pub struct LayoutError;

impl fmt::Display for LayoutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("invalid parameters to Layout::from_size_align")
    }
}

impl crate::error::Error for LayoutError {}

impl Layout {
    pub const fn from_size_align(size: usize, align: usize) -> Result<Layout, LayoutError> {
        if align == 0 || align & (align - 1) != 0 || size > isize::MAX as usize + 1 - align {
            return Err(LayoutError);
        }
        Ok(Layout { size, align })
    }

    #[must_use]
    pub const unsafe fn from_size_align_unchecked(size: usize, align: usize) -> Layout {
        Layout { size, align }
    }

    #[must_use]
    pub const fn size(&self) -> usize {
        self.size
    }

    #[must_use]
    pub const fn align(&self) -> usize {
        self.align
    }

    #[must_use]
    pub const fn new<T>() -> Layout {
        Layout { size: intrinsics::size_of::<T>(), align: intrinsics::align_of::<T>() }
    }

    #[must_use]
    pub const fn for_value<T: ?Sized>(t: &T) -> Layout {
        Layout { size: crate::mem::size_of_val(t), align: crate::mem::align_of_val(t) }
    }

    pub const fn array<T>(n: usize) -> Result<Layout, LayoutError> {
        let size = intrinsics::mul_with_overflow(intrinsics::size_of::<T>(), n);
        if size.1 {
            return Err(LayoutError);
        }
        Layout::from_size_align(size.0, intrinsics::align_of::<T>())
    }

    pub const fn align_to(&self, align: usize) -> Result<Layout, LayoutError> {
        Layout::from_size_align(self.size, if self.align > align { self.align } else { align })
    }

    #[must_use]
    pub const fn pad_to_align(&self) -> Layout {
        Layout { size: (self.size + self.align - 1) & !(self.align - 1), align: self.align }
    }

    /// This layout followed by another; gives the offset of the second.
    pub const fn extend(&self, next: Layout) -> Result<(Layout, usize), LayoutError> {
        let align = if self.align > next.align { self.align } else { next.align };
        let offset = (self.size + next.align - 1) & !(next.align - 1);
        match Layout::from_size_align(offset + next.size, align) {
            Ok(layout) => Ok((layout, offset)),
            Err(e) => Err(e),
        }
    }
}

/// Memory for a layout of non-zero size; null when there is none.
#[must_use = "losing the pointer will leak memory"]
pub unsafe fn alloc(layout: Layout) -> *mut u8 {
    unsafe { intrinsics::alloc(layout.size, layout.align) }
}

#[must_use = "losing the pointer will leak memory"]
pub unsafe fn alloc_zeroed(layout: Layout) -> *mut u8 {
    unsafe { intrinsics::alloc_zeroed(layout.size, layout.align) }
}

pub unsafe fn dealloc(ptr: *mut u8, layout: Layout) {
    unsafe { intrinsics::dealloc(ptr, layout.size, layout.align) }
}

#[must_use = "losing the pointer will leak memory"]
pub unsafe fn realloc(ptr: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
    unsafe { intrinsics::realloc(ptr, layout.size, layout.align, new_size) }
}

/// What happens when there is no more memory.
pub fn handle_alloc_error(layout: Layout) -> ! {
    crate::io::_eprint(format_args!("memory allocation of {} bytes failed\n", layout.size));
    intrinsics::abort()
}

/// Memory for a box; a dangling pointer for size 0.
#[lang = "exchange_malloc"]
#[inline]
pub(crate) unsafe fn exchange_malloc(size: usize, align: usize) -> *mut u8 {
    if size == 0 {
        return align as *mut u8;
    }
    let p = unsafe { intrinsics::alloc(size, align) };
    if p.is_null() {
        handle_alloc_error(Layout { size, align })
    }
    p
}
