//! `Arc` and `Weak`: one value, several owners, any thread.

mod convert;
mod traits;
mod uninit;
mod weak;

use crate::alloc::exchange_malloc;
use crate::boxed::Box;
use crate::sync::atomic::{
    Ordering::{Acquire, Relaxed, Release, SeqCst},
    Quiet,
};
use crate::intrinsics;
use crate::marker::{PhantomData, Unsize};
use crate::mem::{self, ManuallyDrop};
use crate::ops::{CoerceUnsized, Deref, DispatchFromDyn, Receiver};
use crate::pin::Pin;
use crate::ptr::{self, NonNull};

pub use self::weak::Weak;

/// What an `Arc` points at. All strong references together count as one weak one.
#[repr(C)]
struct ArcInner<T: ?Sized> {
    strong: Quiet,
    weak: Quiet,
    value: T,
}

/// Shares ownership of a value, between threads too.
#[lang = "Arc"]
#[diagnostic_item = "Arc"]
#[picture(counted, pointer = "ptr", strong = "strong", weak = "weak", value = "value")]
#[origin = "alloc::sync"]
pub struct Arc<T: ?Sized> {
    ptr: NonNull<ArcInner<T>>,
    phantom: PhantomData<ArcInner<T>>,
}

unsafe impl<T: ?Sized + Sync + Send> Send for Arc<T> {}
unsafe impl<T: ?Sized + Sync + Send> Sync for Arc<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Arc<U>> for Arc<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> DispatchFromDyn<Arc<U>> for Arc<T> {}

impl<T: ?Sized> Arc<T> {
    #[inline]
    fn inner(&self) -> &ArcInner<T> {
        unsafe { self.ptr.as_ref() }
    }

    unsafe fn from_inner(ptr: NonNull<ArcInner<T>>) -> Arc<T> {
        Arc { ptr, phantom: PhantomData }
    }
}

impl<T> Arc<T> {
    #[must_use]
    pub fn new(value: T) -> Arc<T> {
        let inner = Box::new(ArcInner { strong: Quiet::new(1), weak: Quiet::new(1), value });
        unsafe { Arc::from_inner(NonNull::from(Box::leak(inner))) }
    }

    /// Makes a value that can hold weak references to itself.
    pub fn new_cyclic<F: FnOnce(&Weak<T>) -> T>(data_fn: F) -> Arc<T> {
        unsafe {
            let p = exchange_malloc(mem::size_of::<ArcInner<T>>(), mem::align_of::<ArcInner<T>>()) as *mut ArcInner<T>;
            ptr::write(&raw mut (*p).strong, Quiet::new(0));
            ptr::write(&raw mut (*p).weak, Quiet::new(1));
            let weak = Weak { ptr: NonNull::new_unchecked(p) };
            let value = data_fn(&weak);
            ptr::write(&raw mut (*p).value, value);
            (*p).strong.store(1, SeqCst);
            // The strong reference takes over the count of the weak one.
            mem::forget(weak);
            Arc::from_inner(NonNull::new_unchecked(p))
        }
    }

    #[must_use]
    pub fn pin(value: T) -> Pin<Arc<T>> {
        unsafe { Pin::new_unchecked(Arc::new(value)) }
    }

    pub fn try_unwrap(this: Arc<T>) -> Result<T, Arc<T>> {
        match this.inner().strong.compare_exchange(1, 0, SeqCst) {
            Ok(_) => Ok(unsafe { Arc::take_last(this) }),
            Err(_) => Err(this),
        }
    }

    /// The value, if this was the last owner; else it is dropped by whoever is.
    pub fn into_inner(this: Arc<T>) -> Option<T> {
        let this = ManuallyDrop::new(this);
        if this.inner().strong.fetch_sub(1, Release) == 1 {
            this.inner().strong.load(Acquire);
            Some(unsafe { Arc::take_last(ManuallyDrop::into_inner(this)) })
        } else {
            None
        }
    }

    /// Takes the value of the owner that brought the count to 0.
    unsafe fn take_last(this: Arc<T>) -> T {
        let this = ManuallyDrop::new(this);
        unsafe {
            let value = ptr::read(&raw const (*this.ptr.as_ptr()).value);
            drop(Weak { ptr: this.ptr });
            value
        }
    }
}

impl<T: Clone> Arc<T> {
    pub fn unwrap_or_clone(this: Arc<T>) -> T {
        Arc::try_unwrap(this).unwrap_or_else(|rc| (*rc).clone())
    }
}

impl<T: ?Sized> Arc<T> {
    #[must_use]
    pub fn as_ptr(this: &Arc<T>) -> *const T {
        unsafe { &raw const (*this.ptr.as_ptr()).value }
    }

    #[must_use = "losing the pointer will leak memory"]
    pub fn into_raw(this: Arc<T>) -> *const T {
        let this = ManuallyDrop::new(this);
        Arc::as_ptr(&*this)
    }

    #[must_use = "this returns a new `Weak` pointer, without modifying the original `Arc`"]
    pub fn downgrade(this: &Arc<T>) -> Weak<T> {
        let weak = &this.inner().weak;
        weak.fetch_add(1, Relaxed);
        Weak { ptr: this.ptr }
    }

    #[must_use]
    pub fn weak_count(this: &Arc<T>) -> usize {
        this.inner().weak.load(SeqCst) - 1
    }

    #[must_use]
    pub fn strong_count(this: &Arc<T>) -> usize {
        this.inner().strong.load(Relaxed)
    }

    fn is_unique(this: &Arc<T>) -> bool {
        Arc::weak_count(this) == 0 && Arc::strong_count(this) == 1
    }

    pub fn get_mut(this: &mut Arc<T>) -> Option<&mut T> {
        if Arc::is_unique(this) { Some(unsafe { &mut (*this.ptr.as_ptr()).value }) } else { None }
    }

    #[must_use]
    pub fn ptr_eq(this: &Arc<T>, other: &Arc<T>) -> bool {
        ptr::addr_eq(this.ptr.as_ptr() as *const ArcInner<T>, other.ptr.as_ptr() as *const ArcInner<T>)
    }
}

impl<T> Arc<T> {
    /// Back from `into_raw`.
    pub unsafe fn from_raw(ptr: *const T) -> Arc<T> {
        let align = mem::align_of::<T>();
        let header = 2 * mem::size_of::<usize>();
        let offset = (header + align - 1) & !(align - 1);
        unsafe { Arc::from_inner(NonNull::new_unchecked((ptr as *const u8).sub(offset) as *mut ArcInner<T>)) }
    }

    pub unsafe fn increment_strong_count(ptr: *const T) {
        let rc = ManuallyDrop::new(unsafe { Arc::from_raw(ptr) });
        mem::forget((*rc).clone());
    }

    pub unsafe fn decrement_strong_count(ptr: *const T) {
        drop(unsafe { Arc::from_raw(ptr) });
    }
}

impl<T: Clone> Arc<T> {
    /// A mutable view; clones the value first if it has other owners.
    pub fn make_mut(this: &mut Arc<T>) -> &mut T {
        if Arc::strong_count(this) != 1 {
            *this = Arc::new((**this).clone());
        } else if Arc::weak_count(this) != 0 {
            unsafe {
                // Only weak references are left besides: they lose the value, which moves out.
                let moved = Arc::new(ptr::read(Arc::as_ptr(this)));
                let old = mem::replace(this, moved);
                old.inner().strong.store(0, SeqCst);
                let old = ManuallyDrop::new(old);
                drop(Weak { ptr: old.ptr });
            }
        }
        unsafe { &mut (*this.ptr.as_ptr()).value }
    }
}

impl Arc<dyn crate::any::Any + Send + Sync> {
    pub fn downcast<T: crate::any::Any + Send + Sync>(self) -> Result<Arc<T>, Self> {
        if (*self).is::<T>() {
            let this = ManuallyDrop::new(self);
            Ok(unsafe { Arc::from_inner(NonNull::new_unchecked(this.ptr.as_ptr() as *mut ArcInner<T>)) })
        } else {
            Err(self)
        }
    }
}

impl<T: ?Sized> Deref for Arc<T> {
    type Target = T;
    #[inline]
    fn deref(&self) -> &T {
        &self.inner().value
    }
}

impl<T: ?Sized> Receiver for Arc<T> {}

unsafe impl<#[may_dangle] T: ?Sized> Drop for Arc<T> {
    #[inline]
    fn drop(&mut self) {
        unsafe {
            let p = self.ptr.as_ptr();
            let strong = (*p).strong.fetch_sub(1, Release) - 1;
            if strong == 0 {
                // What the other owners did with the value has happened before its end.
                (*p).strong.load(Acquire);
                ptr::drop_in_place(&raw mut (*p).value);
                let weak = (*p).weak.fetch_sub(1, Release) - 1;
                if weak == 0 {
                    (*p).weak.load(Acquire);
                    intrinsics::dealloc(
                        p as *mut u8,
                        intrinsics::size_of_val(p as *const ArcInner<T>),
                        intrinsics::align_of_val(p as *const ArcInner<T>),
                    );
                }
            }
        }
    }
}

impl<T: ?Sized> Clone for Arc<T> {
    #[inline]
    fn clone(&self) -> Arc<T> {
        let strong = &self.inner().strong;
        strong.fetch_add(1, Relaxed);
        unsafe { Arc::from_inner(self.ptr) }
    }
}
