//! The trait of errors.

use crate::any::TypeId;
use crate::fmt::{Debug, Display};

/// What can be reported as an error.
#[diagnostic_item = "Error"]
pub trait Error: Debug + Display {
    /// The error that caused this one.
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        None
    }

    #[deprecated(note = "use the Display impl or to_string()")]
    fn description(&self) -> &str {
        "description() is deprecated; use Display"
    }

    #[deprecated(note = "replaced by Error::source, which can support downcasting")]
    fn cause(&self) -> Option<&dyn Error> {
        self.source()
    }

    #[doc(hidden)]
    fn type_id(&self, _: private::Internal) -> TypeId
    where
        Self: 'static,
    {
        TypeId::of::<Self>()
    }
}

mod private {
    /// Keeps `type_id` from being called or overridden outside.
    #[derive(Debug)]
    pub struct Internal;
}

macro_rules! error_methods {
    ($($object:ty;)*) => {$(
        impl $object {
            pub fn is<T: Error + 'static>(&self) -> bool {
                TypeId::of::<T>() == self.type_id(private::Internal)
            }

            pub fn downcast_ref<T: Error + 'static>(&self) -> Option<&T> {
                if self.is::<T>() { Some(unsafe { &*(self as *const $object as *const T) }) } else { None }
            }

            pub fn downcast_mut<T: Error + 'static>(&mut self) -> Option<&mut T> {
                if self.is::<T>() { Some(unsafe { &mut *(self as *mut $object as *mut T) }) } else { None }
            }
        }
    )*};
}

error_methods! {
    dyn Error + 'static;
    dyn Error + Send + 'static;
    dyn Error + Send + Sync + 'static;
}

impl<'a, T: Error + ?Sized> Error for &'a T {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Error::source(&**self)
    }
}

impl Error for ! {}
impl Error for crate::fmt::Error {}
