//! `[T; N]`.

mod into_iter;

use crate::borrow::{Borrow, BorrowMut};
use crate::cmp::Ordering;
use crate::error::Error;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::mem::{ManuallyDrop, MaybeUninit};
use crate::ops::{Index, IndexMut};
use crate::ptr;
use crate::slice::{Iter, IterMut};

pub use self::into_iter::IntoIter;

/// An array whose elements come from a function of their position.
#[track_caller]
#[rustc_const_unstable = "conditionally"]
pub fn from_fn<T, const N: usize, F: FnMut(usize) -> T>(mut f: F) -> [T; N] {
    let mut array = PartialArray::<T, N>::new();
    while array.len < N {
        let item = f(array.len);
        array.push(item);
    }
    array.finish()
}

pub const fn from_ref<T>(s: &T) -> &[T; 1] {
    unsafe { &*(s as *const T as *const [T; 1]) }
}

pub const fn from_mut<T>(s: &mut T) -> &mut [T; 1] {
    unsafe { &mut *(s as *mut T as *mut [T; 1]) }
}

pub fn repeat<T: Clone, const N: usize>(val: T) -> [T; N] {
    from_fn(|_| val.clone())
}

/// An array being filled; drops what it has if it is not finished.
struct PartialArray<T, const N: usize> {
    items: MaybeUninit<[T; N]>,
    len: usize,
}

impl<T, const N: usize> PartialArray<T, N> {
    fn new() -> Self {
        PartialArray { items: MaybeUninit::uninit(), len: 0 }
    }

    fn push(&mut self, item: T) {
        unsafe { ptr::write((self.items.as_mut_ptr() as *mut T).add(self.len), item) };
        self.len += 1;
    }

    fn finish(self) -> [T; N] {
        let me = ManuallyDrop::new(self);
        unsafe { ptr::read(me.items.as_ptr()) }
    }
}

impl<T, const N: usize> Drop for PartialArray<T, N> {
    fn drop(&mut self) {
        unsafe { ptr::drop_in_place(ptr::slice_from_raw_parts_mut(self.items.as_mut_ptr() as *mut T, self.len)) }
    }
}

impl<T, const N: usize> [T; N] {
    #[must_use]
    #[rustc_const_unstable = "conditionally"]
    pub fn map<F: FnMut(T) -> U, U>(self, mut f: F) -> [U; N] {
        let mut out = PartialArray::<U, N>::new();
        for item in self {
            out.push(f(item));
        }
        out.finish()
    }

    #[inline]
    pub const fn as_slice(&self) -> &[T] {
        self
    }

    #[inline]
    pub const fn as_mut_slice(&mut self) -> &mut [T] {
        self
    }

    pub const fn each_ref(&self) -> [&T; N] {
        let slice: &[T] = self;
        from_fn(|i| &slice[i])
    }

    pub const fn each_mut(&mut self) -> [&mut T; N] {
        let p = self as *mut [T; N] as *mut T;
        from_fn(|i| unsafe { &mut *p.add(i) })
    }
}

impl<T: Clone, const N: usize> Clone for [T; N] {
    #[inline]
    fn clone(&self) -> [T; N] {
        let mut out = PartialArray::<T, N>::new();
        while out.len < N {
            out.push(self[out.len].clone());
        }
        out.finish()
    }
}

impl<T: Copy, const N: usize> Copy for [T; N] {}

impl<T, I, const N: usize> Index<I> for [T; N]
where
    [T]: Index<I>,
{
    type Output = <[T] as Index<I>>::Output;
    #[inline]
    #[track_caller]
    fn index(&self, index: I) -> &Self::Output {
        Index::index(self as &[T], index)
    }
}

impl<T, I, const N: usize> IndexMut<I> for [T; N]
where
    [T]: IndexMut<I>,
{
    #[inline]
    #[track_caller]
    fn index_mut(&mut self, index: I) -> &mut Self::Output {
        IndexMut::index_mut(self as &mut [T], index)
    }
}

impl<T, const N: usize> AsRef<[T]> for [T; N] {
    fn as_ref(&self) -> &[T] {
        self
    }
}

impl<T, const N: usize> AsMut<[T]> for [T; N] {
    fn as_mut(&mut self) -> &mut [T] {
        self
    }
}

impl<T, const N: usize> Borrow<[T]> for [T; N] {
    fn borrow(&self) -> &[T] {
        self
    }
}

impl<T, const N: usize> BorrowMut<[T]> for [T; N] {
    fn borrow_mut(&mut self) -> &mut [T] {
        self
    }
}

impl<T: Hash, const N: usize> Hash for [T; N] {
    fn hash<H: Hasher>(&self, state: &mut H) {
        Hash::hash(self as &[T], state)
    }
}

impl<'a, T, const N: usize> IntoIterator for &'a [T; N] {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;
    #[inline]
    fn into_iter(self) -> Iter<'a, T> {
        self.iter()
    }
}

impl<'a, T, const N: usize> IntoIterator for &'a mut [T; N] {
    type Item = &'a mut T;
    type IntoIter = IterMut<'a, T>;
    #[inline]
    fn into_iter(self) -> IterMut<'a, T> {
        self.iter_mut()
    }
}

macro_rules! array_equality {
    ($([$($left:tt)*] [$($right:tt)*];)*) => {$(
        impl<T, U, const N: usize> PartialEq<$($right)*> for $($left)*
        where
            T: PartialEq<U>,
        {
            #[inline]
            fn eq(&self, other: &$($right)*) -> bool {
                self[..] == other[..]
            }
            #[inline]
            fn ne(&self, other: &$($right)*) -> bool {
                self[..] != other[..]
            }
        }
    )*};
}

array_equality! {
    [[T; N]] [[U; N]];
    [[T; N]] [[U]];
    [[T]] [[U; N]];
    [[T; N]] [&[U]];
    [&[T]] [[U; N]];
    [[T; N]] [&mut [U]];
    [&mut [T]] [[U; N]];
}

impl<T: Eq, const N: usize> Eq for [T; N] {}

impl<T: PartialOrd, const N: usize> PartialOrd for [T; N] {
    fn partial_cmp(&self, other: &[T; N]) -> Option<Ordering> {
        PartialOrd::partial_cmp(self as &[T], other as &[T])
    }
}

impl<T: Ord, const N: usize> Ord for [T; N] {
    fn cmp(&self, other: &[T; N]) -> Ordering {
        Ord::cmp(self as &[T], other as &[T])
    }
}

macro_rules! array_defaults {
    ($($n:literal: $($item:ident)*;)*) => {$(
        impl<T: Default> Default for [T; $n] {
            fn default() -> [T; $n] {
                [$($item::default()),*]
            }
        }
    )*};
}

impl<T> Default for [T; 0] {
    fn default() -> [T; 0] {
        []
    }
}

array_defaults! {
    1: T;
    2: T T;
    3: T T T;
    4: T T T T;
    5: T T T T T;
    6: T T T T T T;
    7: T T T T T T T;
    8: T T T T T T T T;
    9: T T T T T T T T T;
    10: T T T T T T T T T T;
    11: T T T T T T T T T T T;
    12: T T T T T T T T T T T T;
    13: T T T T T T T T T T T T T;
    14: T T T T T T T T T T T T T T;
    15: T T T T T T T T T T T T T T T;
    16: T T T T T T T T T T T T T T T T;
    17: T T T T T T T T T T T T T T T T T;
    18: T T T T T T T T T T T T T T T T T T;
    19: T T T T T T T T T T T T T T T T T T T;
    20: T T T T T T T T T T T T T T T T T T T T;
    21: T T T T T T T T T T T T T T T T T T T T T;
    22: T T T T T T T T T T T T T T T T T T T T T T;
    23: T T T T T T T T T T T T T T T T T T T T T T T;
    24: T T T T T T T T T T T T T T T T T T T T T T T T;
    25: T T T T T T T T T T T T T T T T T T T T T T T T T;
    26: T T T T T T T T T T T T T T T T T T T T T T T T T T;
    27: T T T T T T T T T T T T T T T T T T T T T T T T T T T;
    28: T T T T T T T T T T T T T T T T T T T T T T T T T T T T;
    29: T T T T T T T T T T T T T T T T T T T T T T T T T T T T T;
    30: T T T T T T T T T T T T T T T T T T T T T T T T T T T T T T;
    31: T T T T T T T T T T T T T T T T T T T T T T T T T T T T T T T;
    32: T T T T T T T T T T T T T T T T T T T T T T T T T T T T T T T T;
}

/// A slice was not as long as the array it should become.
#[picture(transparent, field = "0")]
#[derive(Debug, Copy, Clone)]
pub struct TryFromSliceError(());

impl fmt::Display for TryFromSliceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad("could not convert slice to array")
    }
}

impl Error for TryFromSliceError {}

impl<T: Copy, const N: usize> TryFrom<&[T]> for [T; N] {
    type Error = TryFromSliceError;
    fn try_from(slice: &[T]) -> Result<[T; N], TryFromSliceError> {
        <&Self>::try_from(slice).copied()
    }
}

impl<T: Copy, const N: usize> TryFrom<&mut [T]> for [T; N] {
    type Error = TryFromSliceError;
    fn try_from(slice: &mut [T]) -> Result<[T; N], TryFromSliceError> {
        <Self>::try_from(&*slice)
    }
}

impl<'a, T, const N: usize> TryFrom<&'a [T]> for &'a [T; N] {
    type Error = TryFromSliceError;
    fn try_from(slice: &'a [T]) -> Result<&'a [T; N], TryFromSliceError> {
        if slice.len() == N { Ok(unsafe { &*(slice.as_ptr() as *const [T; N]) }) } else { Err(TryFromSliceError(())) }
    }
}

impl<'a, T, const N: usize> TryFrom<&'a mut [T]> for &'a mut [T; N] {
    type Error = TryFromSliceError;
    fn try_from(slice: &'a mut [T]) -> Result<&'a mut [T; N], TryFromSliceError> {
        if slice.len() == N { Ok(unsafe { &mut *(slice.as_mut_ptr() as *mut [T; N]) }) } else { Err(TryFromSliceError(())) }
    }
}
