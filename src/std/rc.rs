//! `Rc` and `Weak`: one value, several owners, one thread.

mod convert;
mod traits;
mod uninit;
mod weak;

use crate::alloc::exchange_malloc;
use crate::boxed::Box;
use crate::cell::Cell;
use crate::intrinsics;
use crate::marker::{PhantomData, Unsize};
use crate::mem::{self, ManuallyDrop};
use crate::ops::{CoerceUnsized, Deref, DispatchFromDyn, Receiver};
use crate::pin::Pin;
use crate::ptr::{self, NonNull};

pub use self::weak::Weak;

/// What an `Rc` points at. All strong references together count as one weak one.
#[repr(C)]
struct RcInner<T: ?Sized> {
    strong: Cell<usize>,
    weak: Cell<usize>,
    value: T,
}

/// Shares ownership of a value within a thread.
#[lang = "Rc"]
#[diagnostic_item = "Rc"]
#[picture(counted, pointer = "ptr", strong = "strong", weak = "weak", value = "value")]
pub struct Rc<T: ?Sized> {
    ptr: NonNull<RcInner<T>>,
    phantom: PhantomData<RcInner<T>>,
}

impl<T: ?Sized> !Send for Rc<T> {}
impl<T: ?Sized> !Sync for Rc<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Rc<U>> for Rc<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> DispatchFromDyn<Rc<U>> for Rc<T> {}

impl<T: ?Sized> Rc<T> {
    #[inline]
    fn inner(&self) -> &RcInner<T> {
        unsafe { self.ptr.as_ref() }
    }

    unsafe fn from_inner(ptr: NonNull<RcInner<T>>) -> Rc<T> {
        Rc { ptr, phantom: PhantomData }
    }
}

impl<T> Rc<T> {
    #[must_use]
    pub fn new(value: T) -> Rc<T> {
        let inner = Box::new(RcInner { strong: Cell::new(1), weak: Cell::new(1), value });
        unsafe { Rc::from_inner(NonNull::from(Box::leak(inner))) }
    }

    /// Makes a value that can hold weak references to itself.
    pub fn new_cyclic<F: FnOnce(&Weak<T>) -> T>(data_fn: F) -> Rc<T> {
        unsafe {
            let p = exchange_malloc(mem::size_of::<RcInner<T>>(), mem::align_of::<RcInner<T>>()) as *mut RcInner<T>;
            ptr::write(&raw mut (*p).strong, Cell::new(0));
            ptr::write(&raw mut (*p).weak, Cell::new(1));
            let weak = Weak { ptr: NonNull::new_unchecked(p) };
            let value = data_fn(&weak);
            ptr::write(&raw mut (*p).value, value);
            (*p).strong.set(1);
            // The strong reference takes over the count of the weak one.
            mem::forget(weak);
            Rc::from_inner(NonNull::new_unchecked(p))
        }
    }

    #[must_use]
    pub fn pin(value: T) -> Pin<Rc<T>> {
        unsafe { Pin::new_unchecked(Rc::new(value)) }
    }

    pub fn try_unwrap(this: Rc<T>) -> Result<T, Rc<T>> {
        if Rc::strong_count(&this) == 1 {
            let this = ManuallyDrop::new(this);
            unsafe {
                let value = ptr::read(&raw const (*this.ptr.as_ptr()).value);
                this.inner().strong.set(0);
                drop(Weak { ptr: this.ptr });
                Ok(value)
            }
        } else {
            Err(this)
        }
    }

    pub fn into_inner(this: Rc<T>) -> Option<T> {
        Rc::try_unwrap(this).ok()
    }
}

impl<T: Clone> Rc<T> {
    pub fn unwrap_or_clone(this: Rc<T>) -> T {
        Rc::try_unwrap(this).unwrap_or_else(|rc| (*rc).clone())
    }
}

impl<T: ?Sized> Rc<T> {
    #[must_use]
    pub fn as_ptr(this: &Rc<T>) -> *const T {
        unsafe { &raw const (*this.ptr.as_ptr()).value }
    }

    #[must_use = "losing the pointer will leak memory"]
    pub fn into_raw(this: Rc<T>) -> *const T {
        let this = ManuallyDrop::new(this);
        Rc::as_ptr(&*this)
    }

    #[must_use = "this returns a new `Weak` pointer, without modifying the original `Rc`"]
    pub fn downgrade(this: &Rc<T>) -> Weak<T> {
        let weak = &this.inner().weak;
        weak.set(weak.get() + 1);
        Weak { ptr: this.ptr }
    }

    #[must_use]
    pub fn weak_count(this: &Rc<T>) -> usize {
        this.inner().weak.get() - 1
    }

    #[must_use]
    pub fn strong_count(this: &Rc<T>) -> usize {
        this.inner().strong.get()
    }

    fn is_unique(this: &Rc<T>) -> bool {
        Rc::weak_count(this) == 0 && Rc::strong_count(this) == 1
    }

    pub fn get_mut(this: &mut Rc<T>) -> Option<&mut T> {
        if Rc::is_unique(this) { Some(unsafe { &mut (*this.ptr.as_ptr()).value }) } else { None }
    }

    #[must_use]
    pub fn ptr_eq(this: &Rc<T>, other: &Rc<T>) -> bool {
        ptr::addr_eq(this.ptr.as_ptr() as *const RcInner<T>, other.ptr.as_ptr() as *const RcInner<T>)
    }
}

impl<T> Rc<T> {
    /// Back from `into_raw`.
    pub unsafe fn from_raw(ptr: *const T) -> Rc<T> {
        let align = mem::align_of::<T>();
        let header = 2 * mem::size_of::<usize>();
        let offset = (header + align - 1) & !(align - 1);
        unsafe { Rc::from_inner(NonNull::new_unchecked((ptr as *const u8).sub(offset) as *mut RcInner<T>)) }
    }

    pub unsafe fn increment_strong_count(ptr: *const T) {
        let rc = ManuallyDrop::new(unsafe { Rc::from_raw(ptr) });
        mem::forget((*rc).clone());
    }

    pub unsafe fn decrement_strong_count(ptr: *const T) {
        drop(unsafe { Rc::from_raw(ptr) });
    }
}

impl<T: Clone> Rc<T> {
    /// A mutable view; clones the value first if it has other owners.
    pub fn make_mut(this: &mut Rc<T>) -> &mut T {
        if Rc::strong_count(this) != 1 {
            *this = Rc::new((**this).clone());
        } else if Rc::weak_count(this) != 0 {
            unsafe {
                // Only weak references are left besides: they lose the value, which moves out.
                let moved = Rc::new(ptr::read(Rc::as_ptr(this)));
                let old = mem::replace(this, moved);
                old.inner().strong.set(0);
                let old = ManuallyDrop::new(old);
                drop(Weak { ptr: old.ptr });
            }
        }
        unsafe { &mut (*this.ptr.as_ptr()).value }
    }
}

impl Rc<dyn crate::any::Any> {
    pub fn downcast<T: crate::any::Any>(self) -> Result<Rc<T>, Self> {
        if (*self).is::<T>() {
            let this = ManuallyDrop::new(self);
            Ok(unsafe { Rc::from_inner(NonNull::new_unchecked(this.ptr.as_ptr() as *mut RcInner<T>)) })
        } else {
            Err(self)
        }
    }
}

impl<T: ?Sized> Deref for Rc<T> {
    type Target = T;
    #[inline]
    fn deref(&self) -> &T {
        &self.inner().value
    }
}

impl<T: ?Sized> Receiver for Rc<T> {}

unsafe impl<#[may_dangle] T: ?Sized> Drop for Rc<T> {
    #[inline]
    fn drop(&mut self) {
        unsafe {
            let p = self.ptr.as_ptr();
            let strong = (*p).strong.get() - 1;
            (*p).strong.set(strong);
            if strong == 0 {
                ptr::drop_in_place(&raw mut (*p).value);
                let weak = (*p).weak.get() - 1;
                (*p).weak.set(weak);
                if weak == 0 {
                    intrinsics::dealloc(
                        p as *mut u8,
                        intrinsics::size_of_val(p as *const RcInner<T>),
                        intrinsics::align_of_val(p as *const RcInner<T>),
                    );
                }
            }
        }
    }
}

impl<T: ?Sized> Clone for Rc<T> {
    #[inline]
    fn clone(&self) -> Rc<T> {
        let strong = &self.inner().strong;
        strong.set(strong.get() + 1);
        unsafe { Rc::from_inner(self.ptr) }
    }
}
