//! Types as values, and trait objects that remember their type.

use crate::boxed::Box;
use crate::fmt;
use crate::hash;
use crate::intrinsics;

/// Every `'static` type.
#[diagnostic_item = "Any"]
pub trait Any: 'static {
    fn type_id(&self) -> TypeId;
}

impl<T: 'static + ?Sized> Any for T {
    fn type_id(&self) -> TypeId {
        TypeId::of::<T>()
    }
}

/// A number that is the same for the same type only.
#[picture(opaque)]
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[diagnostic_item = "TypeId"]
pub struct TypeId {
    id: u128,
}

impl TypeId {
    #[must_use]
    pub const fn of<T: ?Sized + 'static>() -> TypeId {
        TypeId { id: intrinsics::type_id::<T>() }
    }
}

impl hash::Hash for TypeId {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        state.write_u64(self.id as u64);
    }
}

impl fmt::Debug for TypeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TypeId({:#034x})", self.id)
    }
}

#[must_use]
#[rustc_const_unstable]
pub const fn type_name<T: ?Sized>() -> &'static str {
    intrinsics::type_name::<T>()
}

#[must_use]
#[rustc_const_unstable]
pub const fn type_name_of_val<T: ?Sized>(_val: &T) -> &'static str {
    type_name::<T>()
}

macro_rules! any_methods {
    ($($object:ty;)*) => {$(
        impl fmt::Debug for $object {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("Any { .. }")
            }
        }

        impl $object {
            #[inline]
            pub fn is<T: Any>(&self) -> bool {
                self.type_id() == TypeId::of::<T>()
            }

            #[inline]
            pub fn downcast_ref<T: Any>(&self) -> Option<&T> {
                if self.is::<T>() { Some(unsafe { &*(self as *const $object as *const T) }) } else { None }
            }

            #[inline]
            pub fn downcast_mut<T: Any>(&mut self) -> Option<&mut T> {
                if self.is::<T>() { Some(unsafe { &mut *(self as *mut $object as *mut T) }) } else { None }
            }
        }

        impl Box<$object> {
            pub fn downcast<T: Any>(self) -> Result<Box<T>, Self> {
                if self.is::<T>() { Ok(unsafe { Box::from_raw(Box::into_raw(self) as *mut T) }) } else { Err(self) }
            }
        }
    )*};
}

any_methods! {
    dyn Any;
    dyn Any + Send;
    dyn Any + Send + Sync;
}
