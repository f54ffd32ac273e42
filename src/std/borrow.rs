//! Borrowing that keeps hashing and order, and values that are borrowed until written to.

mod cow;

pub use self::cow::{Cow, ToOwned};

/// A view as another type that compares and hashes alike.
#[diagnostic_item = "Borrow"]
pub trait Borrow<Borrowed: ?Sized> {
    #[diagnostic_item = "noop_method_borrow"]
    fn borrow(&self) -> &Borrowed;
}

/// The mutable counterpart of `Borrow`.
#[diagnostic_item = "BorrowMut"]
pub trait BorrowMut<Borrowed: ?Sized>: Borrow<Borrowed> {
    fn borrow_mut(&mut self) -> &mut Borrowed;
}

impl<T: ?Sized> Borrow<T> for T {
    #[inline]
    fn borrow(&self) -> &T {
        self
    }
}

impl<T: ?Sized> BorrowMut<T> for T {
    #[inline]
    fn borrow_mut(&mut self) -> &mut T {
        self
    }
}

impl<T: ?Sized> Borrow<T> for &T {
    #[inline]
    fn borrow(&self) -> &T {
        &**self
    }
}

impl<T: ?Sized> Borrow<T> for &mut T {
    #[inline]
    fn borrow(&self) -> &T {
        &**self
    }
}

impl<T: ?Sized> BorrowMut<T> for &mut T {
    #[inline]
    fn borrow_mut(&mut self) -> &mut T {
        &mut **self
    }
}
