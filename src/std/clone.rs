//! Explicit copies.

/// A second value made from a first.
#[lang = "clone"]
#[diagnostic_item = "Clone"]
pub trait Clone: Sized {
    #[lang = "clone_fn"]
    #[diagnostic_item = "clone_method"]
    #[must_use = "cloning is often expensive and is not expected to have side effects"]
    fn clone(&self) -> Self;

    fn clone_from(&mut self, source: &Self) {
        *self = source.clone()
    }
}

/// What `derive(Clone)` mentions for each field of a `Copy` type.
#[picture(opaque)]
pub struct AssertParamIsClone<T: Clone> {
    marker: crate::marker::PhantomData<T>,
}

/// What `derive(Clone)` mentions for unions.
#[picture(opaque)]
pub struct AssertParamIsCopy<T: Copy> {
    marker: crate::marker::PhantomData<T>,
}

macro_rules! clone_impls {
    ($($t:ty)*) => {$(
        impl Clone for $t {
            #[inline]
            fn clone(&self) -> Self { *self }
        }
    )*};
}

clone_impls! { usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 f32 f64 bool char }

impl Clone for ! {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ?Sized> Clone for *const T {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ?Sized> Clone for *mut T {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ?Sized> Clone for &T {
    #[inline]
    #[diagnostic_item = "noop_method_clone"]
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ?Sized> !Clone for &mut T {}
