//! Conversions into and out of `Vec`.

use super::Vec;
use crate::borrow::{Cow, ToOwned};
use crate::boxed::Box;
use crate::mem::ManuallyDrop;
use crate::ptr;
use crate::string::String;

impl<T: Clone> From<&[T]> for Vec<T> {
    #[track_caller]
    fn from(s: &[T]) -> Vec<T> {
        s.to_vec()
    }
}

impl<T: Clone> From<&mut [T]> for Vec<T> {
    #[track_caller]
    fn from(s: &mut [T]) -> Vec<T> {
        s.to_vec()
    }
}

impl<T: Clone, const N: usize> From<&[T; N]> for Vec<T> {
    #[track_caller]
    fn from(s: &[T; N]) -> Vec<T> {
        s.as_slice().to_vec()
    }
}

impl<T: Clone, const N: usize> From<&mut [T; N]> for Vec<T> {
    #[track_caller]
    fn from(s: &mut [T; N]) -> Vec<T> {
        s.as_slice().to_vec()
    }
}

impl<T, const N: usize> From<[T; N]> for Vec<T> {
    #[track_caller]
    fn from(s: [T; N]) -> Vec<T> {
        let mut v = Vec::with_capacity(N);
        let s = ManuallyDrop::new(s);
        unsafe {
            ptr::copy_nonoverlapping(&s as *const ManuallyDrop<[T; N]> as *const T, v.as_mut_ptr(), N);
            v.set_len(N);
        }
        v
    }
}

impl<'a, T> From<Cow<'a, [T]>> for Vec<T>
where
    [T]: ToOwned<Owned = Vec<T>>,
{
    fn from(s: Cow<'a, [T]>) -> Vec<T> {
        s.into_owned()
    }
}

impl<T> From<Box<[T]>> for Vec<T> {
    fn from(s: Box<[T]>) -> Vec<T> {
        s.into_vec()
    }
}

impl From<&str> for Vec<u8> {
    fn from(s: &str) -> Vec<u8> {
        s.as_bytes().to_vec()
    }
}

impl From<String> for Vec<u8> {
    fn from(s: String) -> Vec<u8> {
        s.into_bytes()
    }
}

impl<T, const N: usize> TryFrom<Vec<T>> for [T; N] {
    type Error = Vec<T>;
    fn try_from(mut vec: Vec<T>) -> Result<[T; N], Vec<T>> {
        if vec.len() != N {
            return Err(vec);
        }
        unsafe {
            vec.set_len(0);
            Ok(ptr::read(vec.as_ptr() as *const [T; N]))
        }
    }
}

impl<T, const N: usize> TryFrom<Vec<T>> for Box<[T; N]> {
    type Error = Vec<T>;
    fn try_from(vec: Vec<T>) -> Result<Self, Vec<T>> {
        if vec.len() == N {
            let boxed = vec.into_boxed_slice();
            Ok(unsafe { Box::from_raw(Box::into_raw(boxed) as *mut [T; N]) })
        } else {
            Err(vec)
        }
    }
}
