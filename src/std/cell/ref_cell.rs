//! `RefCell`: the borrowing rules checked while running.

use super::{Cell, UnsafeCell};
use crate::cmp::Ordering;
use crate::fmt;
use crate::marker::{PhantomData, Unsize};
use crate::mem;
use crate::ops::{CoerceUnsized, Deref, DerefMut};
use crate::ptr::NonNull;

/// A value whose borrows are counted while the program runs.
#[diagnostic_item = "RefCell"]
#[picture(guarded, value = "value", state = "borrow")]
#[origin = "core::cell"]
pub struct RefCell<T: ?Sized> {
    /// Above 0: how many shared borrows; below 0: how many mutable ones.
    borrow: Cell<isize>,
    value: UnsafeCell<T>,
}

/// What `try_borrow` says when there is a mutable borrow.
#[picture(opaque)]
#[origin = "core::cell"]
pub struct BorrowError {
    private: (),
}

impl fmt::Debug for BorrowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BorrowError")
    }
}

impl fmt::Display for BorrowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RefCell already mutably borrowed")
    }
}

impl crate::error::Error for BorrowError {}

/// What `try_borrow_mut` says when there is a borrow.
#[picture(opaque)]
#[origin = "core::cell"]
pub struct BorrowMutError {
    private: (),
}

impl fmt::Debug for BorrowMutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BorrowMutError")
    }
}

impl fmt::Display for BorrowMutError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RefCell already borrowed")
    }
}

impl crate::error::Error for BorrowMutError {}

#[track_caller]
#[cold]
fn panic_already_borrowed() -> ! {
    panic!("RefCell already borrowed")
}

#[track_caller]
#[cold]
fn panic_already_mutably_borrowed() -> ! {
    panic!("RefCell already mutably borrowed")
}

impl<T> RefCell<T> {
    pub const fn new(value: T) -> RefCell<T> {
        RefCell { borrow: Cell::new(0), value: UnsafeCell::new(value) }
    }

    pub const fn into_inner(self) -> T {
        self.value.into_inner()
    }

    #[track_caller]
    #[rustc_const_unstable]
    pub fn replace(&self, t: T) -> T {
        mem::replace(&mut *self.borrow_mut(), t)
    }

    #[track_caller]
    pub fn replace_with<F: FnOnce(&mut T) -> T>(&self, f: F) -> T {
        let mut_borrow = &mut *self.borrow_mut();
        let replacement = f(mut_borrow);
        mem::replace(mut_borrow, replacement)
    }

    #[track_caller]
    #[rustc_const_unstable]
    pub fn swap(&self, other: &Self) {
        mem::swap(&mut *self.borrow_mut(), &mut *other.borrow_mut())
    }
}

impl<T: ?Sized> RefCell<T> {
    #[track_caller]
    #[rustc_const_unstable]
    pub fn borrow(&self) -> Ref<'_, T> {
        match self.try_borrow() {
            Ok(b) => b,
            Err(_) => panic_already_mutably_borrowed(),
        }
    }

    #[rustc_const_unstable]
    pub fn try_borrow(&self) -> Result<Ref<'_, T>, BorrowError> {
        let count = self.borrow.get();
        if count < 0 {
            return Err(BorrowError { private: () });
        }
        self.borrow.set(count + 1);
        Ok(Ref { value: unsafe { NonNull::new_unchecked(self.value.get()) }, borrow: BorrowRef { borrow: &self.borrow } })
    }

    #[track_caller]
    #[rustc_const_unstable]
    pub fn borrow_mut(&self) -> RefMut<'_, T> {
        match self.try_borrow_mut() {
            Ok(b) => b,
            Err(_) => panic_already_borrowed(),
        }
    }

    #[rustc_const_unstable]
    pub fn try_borrow_mut(&self) -> Result<RefMut<'_, T>, BorrowMutError> {
        if self.borrow.get() != 0 {
            return Err(BorrowMutError { private: () });
        }
        self.borrow.set(-1);
        Ok(RefMut {
            value: unsafe { NonNull::new_unchecked(self.value.get()) },
            borrow: BorrowRefMut { borrow: &self.borrow },
            marker: PhantomData,
        })
    }

    #[rustc_const_unstable]
    pub const fn as_ptr(&self) -> *mut T {
        self.value.get()
    }

    #[rustc_const_unstable]
    pub const fn get_mut(&mut self) -> &mut T {
        self.value.get_mut()
    }

    #[rustc_const_unstable]
    pub unsafe fn try_borrow_unguarded(&self) -> Result<&T, BorrowError> {
        if self.borrow.get() < 0 { Err(BorrowError { private: () }) } else { Ok(unsafe { &*self.value.get() }) }
    }
}

impl<T: Default> RefCell<T> {
    #[track_caller]
    pub fn take(&self) -> T {
        self.replace(Default::default())
    }
}

unsafe impl<T: ?Sized> Send for RefCell<T> where T: Send {}
impl<T: ?Sized> !Sync for RefCell<T> {}

impl<T: Clone> Clone for RefCell<T> {
    #[track_caller]
    fn clone(&self) -> RefCell<T> {
        RefCell::new(self.borrow().clone())
    }
}

impl<T: Default> Default for RefCell<T> {
    fn default() -> RefCell<T> {
        RefCell::new(Default::default())
    }
}

impl<T: ?Sized + PartialEq> PartialEq for RefCell<T> {
    fn eq(&self, other: &RefCell<T>) -> bool {
        *self.borrow() == *other.borrow()
    }
}

impl<T: ?Sized + Eq> Eq for RefCell<T> {}

impl<T: ?Sized + PartialOrd> PartialOrd for RefCell<T> {
    fn partial_cmp(&self, other: &RefCell<T>) -> Option<Ordering> {
        self.borrow().partial_cmp(&*other.borrow())
    }
}

impl<T: ?Sized + Ord> Ord for RefCell<T> {
    fn cmp(&self, other: &RefCell<T>) -> Ordering {
        self.borrow().cmp(&*other.borrow())
    }
}

impl<T> From<T> for RefCell<T> {
    fn from(t: T) -> RefCell<T> {
        RefCell::new(t)
    }
}

impl<T: CoerceUnsized<U>, U> CoerceUnsized<RefCell<U>> for RefCell<T> {}

impl<T: ?Sized + fmt::Debug> fmt::Debug for RefCell<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_struct("RefCell");
        match self.try_borrow() {
            Ok(borrow) => d.field("value", &borrow),
            Err(_) => d.field("value", &format_args!("<borrowed>")),
        };
        d.finish()
    }
}

/// Counts one shared borrow.
struct BorrowRef<'b> {
    borrow: &'b Cell<isize>,
}

impl Drop for BorrowRef<'_> {
    fn drop(&mut self) {
        self.borrow.set(self.borrow.get() - 1);
    }
}

impl Clone for BorrowRef<'_> {
    fn clone(&self) -> Self {
        self.borrow.set(self.borrow.get() + 1);
        BorrowRef { borrow: self.borrow }
    }
}

/// Counts one mutable borrow.
struct BorrowRefMut<'b> {
    borrow: &'b Cell<isize>,
}

impl Drop for BorrowRefMut<'_> {
    fn drop(&mut self) {
        self.borrow.set(self.borrow.get() + 1);
    }
}

impl<'b> BorrowRefMut<'b> {
    fn clone(&self) -> BorrowRefMut<'b> {
        self.borrow.set(self.borrow.get() - 1);
        BorrowRefMut { borrow: self.borrow }
    }
}

/// A shared borrow of what a `RefCell` holds.
#[diagnostic_item = "RefCellRef"]
#[picture(pointer, field = "value")]
#[origin = "core::cell"]
pub struct Ref<'b, T: ?Sized + 'b> {
    value: NonNull<T>,
    borrow: BorrowRef<'b>,
}

impl<T: ?Sized> Deref for Ref<'_, T> {
    type Target = T;
    #[inline]
    fn deref(&self) -> &T {
        unsafe { self.value.as_ref() }
    }
}

impl<'b, T: ?Sized> Ref<'b, T> {
    #[must_use]
    pub fn clone(orig: &Ref<'b, T>) -> Ref<'b, T> {
        Ref { value: orig.value, borrow: orig.borrow.clone() }
    }

    pub fn map<U: ?Sized, F: FnOnce(&T) -> &U>(orig: Ref<'b, T>, f: F) -> Ref<'b, U> {
        Ref { value: NonNull::from(f(&*orig)), borrow: orig.borrow }
    }

    pub fn filter_map<U: ?Sized, F: FnOnce(&T) -> Option<&U>>(orig: Ref<'b, T>, f: F) -> Result<Ref<'b, U>, Self> {
        match f(&*orig) {
            Some(value) => Ok(Ref { value: NonNull::from(value), borrow: orig.borrow }),
            None => Err(orig),
        }
    }

    pub fn map_split<U: ?Sized, V: ?Sized, F: FnOnce(&T) -> (&U, &V)>(orig: Ref<'b, T>, f: F) -> (Ref<'b, U>, Ref<'b, V>) {
        let (a, b) = f(&*orig);
        let borrow = orig.borrow.clone();
        (Ref { value: NonNull::from(a), borrow }, Ref { value: NonNull::from(b), borrow: orig.borrow })
    }
}

impl<'b, T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Ref<'b, U>> for Ref<'b, T> {}

impl<T: ?Sized + fmt::Display> fmt::Display for Ref<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for Ref<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

/// A mutable borrow of what a `RefCell` holds.
#[diagnostic_item = "RefCellRefMut"]
#[picture(pointer, field = "value")]
#[origin = "core::cell"]
pub struct RefMut<'b, T: ?Sized + 'b> {
    value: NonNull<T>,
    borrow: BorrowRefMut<'b>,
    /// Makes the lifetime rules those of `&mut T`.
    marker: PhantomData<&'b mut T>,
}

impl<'b, T: ?Sized> RefMut<'b, T> {
    pub fn map<U: ?Sized, F: FnOnce(&mut T) -> &mut U>(mut orig: RefMut<'b, T>, f: F) -> RefMut<'b, U> {
        let value = NonNull::from(f(&mut *orig));
        RefMut { value, borrow: orig.borrow, marker: PhantomData }
    }

    pub fn filter_map<U: ?Sized, F: FnOnce(&mut T) -> Option<&mut U>>(mut orig: RefMut<'b, T>, f: F) -> Result<RefMut<'b, U>, Self> {
        match f(unsafe { &mut *orig.value.as_ptr() }) {
            Some(value) => Ok(RefMut { value: NonNull::from(value), borrow: orig.borrow, marker: PhantomData }),
            None => Err(orig),
        }
    }

    pub fn map_split<U: ?Sized, V: ?Sized, F: FnOnce(&mut T) -> (&mut U, &mut V)>(
        mut orig: RefMut<'b, T>,
        f: F,
    ) -> (RefMut<'b, U>, RefMut<'b, V>) {
        let borrow = orig.borrow.clone();
        let (a, b) = f(&mut *orig);
        (
            RefMut { value: NonNull::from(a), borrow, marker: PhantomData },
            RefMut { value: NonNull::from(b), borrow: orig.borrow, marker: PhantomData },
        )
    }
}

impl<T: ?Sized> Deref for RefMut<'_, T> {
    type Target = T;
    #[inline]
    fn deref(&self) -> &T {
        unsafe { self.value.as_ref() }
    }
}

impl<T: ?Sized> DerefMut for RefMut<'_, T> {
    #[inline]
    fn deref_mut(&mut self) -> &mut T {
        unsafe { self.value.as_mut() }
    }
}

impl<'b, T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<RefMut<'b, U>> for RefMut<'b, T> {}

impl<T: ?Sized + fmt::Display> fmt::Display for RefMut<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for RefMut<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}
