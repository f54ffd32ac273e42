//! Hashing.

mod sip;

use crate::marker::{FnPtr, PhantomData};
use crate::fmt;

pub use self::sip::{DefaultHasher, RandomState, SipHasher};

/// Values that can be fed to a hasher.
#[diagnostic_item = "Hash"]
pub trait Hash {
    fn hash<H: Hasher>(&self, state: &mut H);

    fn hash_slice<H: Hasher>(data: &[Self], state: &mut H)
    where
        Self: Sized,
    {
        for piece in data {
            piece.hash(state)
        }
    }
}

macro_rules! hasher_writes {
    ($($name:ident $t:ty;)*) => {
        /// Takes bytes in and gives a number out.
        #[diagnostic_item = "Hasher"]
        pub trait Hasher {
            #[must_use]
            fn finish(&self) -> u64;
            fn write(&mut self, bytes: &[u8]);
            $(
                #[inline]
                fn $name(&mut self, i: $t) {
                    self.write(&i.to_ne_bytes())
                }
            )*
            #[doc(hidden)]
            fn write_length_prefix(&mut self, len: usize) {
                self.write_usize(len);
            }
            #[doc(hidden)]
            fn write_str(&mut self, s: &str) {
                self.write(s.as_bytes());
                self.write_u8(0xff);
            }
        }

        impl<H: Hasher + ?Sized> Hasher for &mut H {
            fn finish(&self) -> u64 {
                (**self).finish()
            }
            fn write(&mut self, bytes: &[u8]) {
                (**self).write(bytes)
            }
            $(
                fn $name(&mut self, i: $t) {
                    (**self).$name(i)
                }
            )*
        }

        impl<H: Hasher + ?Sized> Hasher for crate::boxed::Box<H> {
            fn finish(&self) -> u64 {
                (**self).finish()
            }
            fn write(&mut self, bytes: &[u8]) {
                (**self).write(bytes)
            }
            $(
                fn $name(&mut self, i: $t) {
                    (**self).$name(i)
                }
            )*
        }

        $(
            impl Hash for $t {
                #[inline]
                fn hash<H: Hasher>(&self, state: &mut H) {
                    state.$name(*self)
                }
                #[inline]
                fn hash_slice<H: Hasher>(data: &[$t], state: &mut H) {
                    let bytes = crate::mem::size_of_val(data);
                    state.write(unsafe { crate::slice::from_raw_parts(data.as_ptr() as *const u8, bytes) })
                }
            }
        )*
    };
}

hasher_writes! {
    write_u8 u8;
    write_u16 u16;
    write_u32 u32;
    write_u64 u64;
    write_u128 u128;
    write_usize usize;
    write_i8 i8;
    write_i16 i16;
    write_i32 i32;
    write_i64 i64;
    write_i128 i128;
    write_isize isize;
}

/// Makes hashers.
#[diagnostic_item = "BuildHasher"]
pub trait BuildHasher {
    type Hasher: Hasher;
    fn build_hasher(&self) -> Self::Hasher;

    fn hash_one<T: Hash>(&self, x: T) -> u64
    where
        Self: Sized,
        Self::Hasher: Hasher,
    {
        let mut hasher = self.build_hasher();
        x.hash(&mut hasher);
        hasher.finish()
    }
}

/// Makes hashers by `Default`.
#[picture(opaque)]
pub struct BuildHasherDefault<H>(PhantomData<fn() -> H>);

impl<H> BuildHasherDefault<H> {
    pub const fn new() -> Self {
        BuildHasherDefault(PhantomData)
    }
}

impl<H> fmt::Debug for BuildHasherDefault<H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BuildHasherDefault")
    }
}

impl<H: Default + Hasher> BuildHasher for BuildHasherDefault<H> {
    type Hasher = H;
    fn build_hasher(&self) -> H {
        H::default()
    }
}

impl<H> Clone for BuildHasherDefault<H> {
    fn clone(&self) -> BuildHasherDefault<H> {
        BuildHasherDefault(PhantomData)
    }
}

impl<H> Default for BuildHasherDefault<H> {
    fn default() -> BuildHasherDefault<H> {
        BuildHasherDefault(PhantomData)
    }
}

impl Hash for bool {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u8(*self as u8)
    }
}

impl Hash for char {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u32(*self as u32)
    }
}

impl Hash for str {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_str(self);
    }
}

impl Hash for ! {
    fn hash<H: Hasher>(&self, _: &mut H) {
        *self
    }
}

impl Hash for () {
    fn hash<H: Hasher>(&self, _state: &mut H) {}
}

impl<T: Hash> Hash for [T] {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_length_prefix(self.len());
        Hash::hash_slice(self, state)
    }
}

impl<T: ?Sized + Hash> Hash for &T {
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state)
    }
}

impl<T: ?Sized + Hash> Hash for &mut T {
    #[inline]
    fn hash<H: Hasher>(&self, state: &mut H) {
        (**self).hash(state)
    }
}

impl<F: FnPtr> Hash for F {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_usize(self.addr() as usize);
    }
}

impl<T> Hash for *const T {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_usize(*self as usize)
    }
}

impl<T> Hash for *mut T {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_usize(*self as usize)
    }
}
