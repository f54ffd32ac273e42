//! Conversions into `Rc`.

use super::{Rc, RcInner};
use crate::alloc::exchange_malloc;
use crate::borrow::{Cow, ToOwned};
use crate::boxed::Box;
use crate::cell::Cell;
use crate::mem;
use crate::ptr::{self, NonNull};
use crate::string::String;
use crate::vec::Vec;

/// Moves `len` values out of `data` into a new shared slice.
unsafe fn slice_from_values<T>(data: *const T, len: usize) -> Rc<[T]> {
    unsafe {
        let align = mem::align_of::<RcInner<T>>();
        let header = 2 * mem::size_of::<usize>();
        let offset = (header + mem::align_of::<T>() - 1) & !(mem::align_of::<T>() - 1);
        let size = (offset + len * mem::size_of::<T>() + align - 1) & !(align - 1);
        let block = exchange_malloc(size, align);
        let p = ptr::slice_from_raw_parts_mut(block as *mut T, len) as *mut RcInner<[T]>;
        ptr::write(&raw mut (*p).strong, Cell::new(1));
        ptr::write(&raw mut (*p).weak, Cell::new(1));
        ptr::copy_nonoverlapping(data, block.add(offset) as *mut T, len);
        Rc::from_inner(NonNull::new_unchecked(p))
    }
}

impl<T> From<T> for Rc<T> {
    fn from(t: T) -> Rc<T> {
        Rc::new(t)
    }
}

impl<T> From<Vec<T>> for Rc<[T]> {
    fn from(mut v: Vec<T>) -> Rc<[T]> {
        unsafe {
            let len = v.len();
            v.set_len(0);
            slice_from_values(v.as_ptr(), len)
        }
    }
}

impl<T: Clone> From<&[T]> for Rc<[T]> {
    fn from(v: &[T]) -> Rc<[T]> {
        Rc::from(v.to_vec())
    }
}

impl<T, const N: usize> From<[T; N]> for Rc<[T]> {
    fn from(v: [T; N]) -> Rc<[T]> {
        Rc::<[T; N]>::new(v)
    }
}

impl From<&str> for Rc<str> {
    fn from(v: &str) -> Rc<str> {
        unsafe {
            let bytes = slice_from_values(v.as_ptr(), v.len());
            let bytes = mem::ManuallyDrop::new(bytes);
            Rc::from_inner(NonNull::new_unchecked(bytes.ptr.as_ptr() as *mut RcInner<str>))
        }
    }
}

impl From<String> for Rc<str> {
    fn from(v: String) -> Rc<str> {
        Rc::from(&v[..])
    }
}

impl<'a, B: ?Sized + ToOwned> From<Cow<'a, B>> for Rc<B>
where
    Rc<B>: From<&'a B> + From<B::Owned>,
{
    fn from(cow: Cow<'a, B>) -> Rc<B> {
        match cow {
            Cow::Borrowed(s) => Rc::from(s),
            Cow::Owned(s) => Rc::from(s),
        }
    }
}

impl<T> From<Box<T>> for Rc<T> {
    fn from(v: Box<T>) -> Rc<T> {
        Rc::new(*v)
    }
}

impl<T> FromIterator<T> for Rc<[T]> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Rc<[T]> {
        Rc::from(iter.into_iter().collect::<Vec<T>>())
    }
}

impl Default for Rc<str> {
    fn default() -> Rc<str> {
        Rc::from("")
    }
}

impl<T> Default for Rc<[T]> {
    fn default() -> Rc<[T]> {
        Rc::from([])
    }
}

impl<T: Clone> From<&mut [T]> for Rc<[T]> {
    fn from(v: &mut [T]) -> Rc<[T]> {
        Rc::from(&*v)
    }
}

impl From<&mut str> for Rc<str> {
    fn from(v: &mut str) -> Rc<str> {
        Rc::from(&*v)
    }
}

impl From<Rc<str>> for Rc<[u8]> {
    fn from(v: Rc<str>) -> Rc<[u8]> {
        let v = mem::ManuallyDrop::new(v);
        unsafe { Rc::from_inner(NonNull::new_unchecked(v.ptr.as_ptr() as *mut RcInner<[u8]>)) }
    }
}

impl<T, const N: usize> TryFrom<Rc<[T]>> for Rc<[T; N]> {
    type Error = Rc<[T]>;
    fn try_from(v: Rc<[T]>) -> Result<Rc<[T; N]>, Rc<[T]>> {
        if v.len() != N {
            return Err(v);
        }
        let v = mem::ManuallyDrop::new(v);
        Ok(unsafe { Rc::from_inner(NonNull::new_unchecked(v.ptr.as_ptr() as *mut RcInner<[T; N]>)) })
    }
}

impl<T: ?Sized> Default for crate::pin::Pin<Rc<T>>
where
    Rc<T>: Default,
{
    fn default() -> Self {
        unsafe { crate::pin::Pin::new_unchecked(Rc::default()) }
    }
}

impl<T> From<Box<[T]>> for Rc<[T]> {
    fn from(v: Box<[T]>) -> Rc<[T]> {
        Rc::from(v.into_vec())
    }
}

impl From<Box<str>> for Rc<str> {
    fn from(v: Box<str>) -> Rc<str> {
        Rc::from(&*v)
    }
}
