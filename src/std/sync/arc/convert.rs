//! Conversions into `Arc`.

use super::{Arc, ArcInner};
use crate::alloc::exchange_malloc;
use crate::borrow::{Cow, ToOwned};
use crate::boxed::Box;
use crate::sync::atomic::Quiet;
use crate::mem;
use crate::ptr::{self, NonNull};
use crate::string::String;
use crate::vec::Vec;

/// Moves `len` values out of `data` into a new shared slice.
unsafe fn slice_from_values<T>(data: *const T, len: usize) -> Arc<[T]> {
    unsafe {
        let align = mem::align_of::<ArcInner<T>>();
        let header = 2 * mem::size_of::<usize>();
        let offset = (header + mem::align_of::<T>() - 1) & !(mem::align_of::<T>() - 1);
        let size = (offset + len * mem::size_of::<T>() + align - 1) & !(align - 1);
        let block = exchange_malloc(size, align);
        let p = ptr::slice_from_raw_parts_mut(block as *mut T, len) as *mut ArcInner<[T]>;
        ptr::write(&raw mut (*p).strong, Quiet::new(1));
        ptr::write(&raw mut (*p).weak, Quiet::new(1));
        ptr::copy_nonoverlapping(data, block.add(offset) as *mut T, len);
        Arc::from_inner(NonNull::new_unchecked(p))
    }
}

impl<T> From<T> for Arc<T> {
    fn from(t: T) -> Arc<T> {
        Arc::new(t)
    }
}

impl<T> From<Vec<T>> for Arc<[T]> {
    fn from(mut v: Vec<T>) -> Arc<[T]> {
        unsafe {
            let len = v.len();
            v.set_len(0);
            slice_from_values(v.as_ptr(), len)
        }
    }
}

impl<T: Clone> From<&[T]> for Arc<[T]> {
    fn from(v: &[T]) -> Arc<[T]> {
        Arc::from(v.to_vec())
    }
}

impl<T, const N: usize> From<[T; N]> for Arc<[T]> {
    fn from(v: [T; N]) -> Arc<[T]> {
        Arc::<[T; N]>::new(v)
    }
}

impl From<&str> for Arc<str> {
    fn from(v: &str) -> Arc<str> {
        unsafe {
            let bytes = slice_from_values(v.as_ptr(), v.len());
            let bytes = mem::ManuallyDrop::new(bytes);
            Arc::from_inner(NonNull::new_unchecked(bytes.ptr.as_ptr() as *mut ArcInner<str>))
        }
    }
}

impl From<String> for Arc<str> {
    fn from(v: String) -> Arc<str> {
        Arc::from(&v[..])
    }
}

impl<'a, B: ?Sized + ToOwned> From<Cow<'a, B>> for Arc<B>
where
    Arc<B>: From<&'a B> + From<B::Owned>,
{
    fn from(cow: Cow<'a, B>) -> Arc<B> {
        match cow {
            Cow::Borrowed(s) => Arc::from(s),
            Cow::Owned(s) => Arc::from(s),
        }
    }
}

impl<T> From<Box<T>> for Arc<T> {
    fn from(v: Box<T>) -> Arc<T> {
        Arc::new(*v)
    }
}

impl<T> FromIterator<T> for Arc<[T]> {
    fn from_iter<I: IntoIterator<Item = T>>(iter: I) -> Arc<[T]> {
        Arc::from(iter.into_iter().collect::<Vec<T>>())
    }
}

impl Default for Arc<str> {
    fn default() -> Arc<str> {
        Arc::from("")
    }
}

impl<T> Default for Arc<[T]> {
    fn default() -> Arc<[T]> {
        Arc::from([])
    }
}

impl<T: Clone> From<&mut [T]> for Arc<[T]> {
    fn from(v: &mut [T]) -> Arc<[T]> {
        Arc::from(&*v)
    }
}

impl From<&mut str> for Arc<str> {
    fn from(v: &mut str) -> Arc<str> {
        Arc::from(&*v)
    }
}

impl From<Arc<str>> for Arc<[u8]> {
    fn from(v: Arc<str>) -> Arc<[u8]> {
        let v = mem::ManuallyDrop::new(v);
        unsafe { Arc::from_inner(NonNull::new_unchecked(v.ptr.as_ptr() as *mut ArcInner<[u8]>)) }
    }
}

impl<T, const N: usize> TryFrom<Arc<[T]>> for Arc<[T; N]> {
    type Error = Arc<[T]>;
    fn try_from(v: Arc<[T]>) -> Result<Arc<[T; N]>, Arc<[T]>> {
        if v.len() != N {
            return Err(v);
        }
        let v = mem::ManuallyDrop::new(v);
        Ok(unsafe { Arc::from_inner(NonNull::new_unchecked(v.ptr.as_ptr() as *mut ArcInner<[T; N]>)) })
    }
}

impl<T> From<Box<[T]>> for Arc<[T]> {
    fn from(v: Box<[T]>) -> Arc<[T]> {
        Arc::from(v.into_vec())
    }
}

impl From<Box<str>> for Arc<str> {
    fn from(v: Box<str>) -> Arc<str> {
        Arc::from(&*v)
    }
}
