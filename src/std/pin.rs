//! Pointers whose target stays where it is.

use crate::cmp::Ordering;
use crate::fmt;
use crate::hash::{Hash, Hasher};
use crate::ops::{CoerceUnsized, Deref, DerefMut, DispatchFromDyn, Receiver};

/// A pointer whose target will not move.
#[picture(transparent, field = "pointer")]
#[lang = "pin"]
#[diagnostic_item = "Pin"]
#[repr(transparent)]
#[derive(Copy, Clone)]
pub struct Pin<Ptr> {
    pointer: Ptr,
}

impl<Ptr: Deref> Pin<Ptr> {
    pub const fn new(pointer: Ptr) -> Pin<Ptr>
    where
        Ptr::Target: Unpin,
    {
        Pin { pointer }
    }

    pub const unsafe fn new_unchecked(pointer: Ptr) -> Pin<Ptr> {
        Pin { pointer }
    }

    pub const fn into_inner(pin: Pin<Ptr>) -> Ptr
    where
        Ptr::Target: Unpin,
    {
        pin.pointer
    }

    pub unsafe fn into_inner_unchecked(pin: Pin<Ptr>) -> Ptr {
        pin.pointer
    }

    pub fn as_ref(&self) -> Pin<&Ptr::Target> {
        Pin { pointer: &*self.pointer }
    }
}

impl<Ptr: DerefMut> Pin<Ptr> {
    pub fn as_mut(&mut self) -> Pin<&mut Ptr::Target> {
        Pin { pointer: &mut *self.pointer }
    }

    pub fn set(&mut self, value: Ptr::Target)
    where
        Ptr::Target: Sized,
    {
        *(self.pointer) = value;
    }
}

impl<'a, T: ?Sized> Pin<&'a T> {
    pub const fn get_ref(self) -> &'a T {
        self.pointer
    }
}

impl<'a, T: ?Sized> Pin<&'a mut T> {
    pub const fn into_ref(self) -> Pin<&'a T> {
        Pin { pointer: self.pointer }
    }

    pub const fn get_mut(self) -> &'a mut T
    where
        T: Unpin,
    {
        self.pointer
    }

    pub const unsafe fn get_unchecked_mut(self) -> &'a mut T {
        self.pointer
    }
}

impl<Ptr: Deref> Deref for Pin<Ptr> {
    type Target = Ptr::Target;
    fn deref(&self) -> &Ptr::Target {
        &*self.pointer
    }
}

impl<Ptr: DerefMut> DerefMut for Pin<Ptr>
where
    Ptr::Target: Unpin,
{
    fn deref_mut(&mut self) -> &mut Ptr::Target {
        &mut *self.pointer
    }
}

impl<Ptr: Receiver> Receiver for Pin<Ptr> {}
impl<Ptr: CoerceUnsized<U>, U> CoerceUnsized<Pin<U>> for Pin<Ptr> {}
impl<Ptr: DispatchFromDyn<U>, U> DispatchFromDyn<Pin<U>> for Pin<Ptr> {}

impl<Ptr: fmt::Debug> fmt::Debug for Pin<Ptr> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.pointer, f)
    }
}

impl<Ptr: fmt::Display> fmt::Display for Pin<Ptr> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.pointer, f)
    }
}

impl<Ptr: fmt::Pointer> fmt::Pointer for Pin<Ptr> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Pointer::fmt(&self.pointer, f)
    }
}

impl<Ptr: Deref, Q: Deref> PartialEq<Pin<Q>> for Pin<Ptr>
where
    Ptr::Target: PartialEq<Q::Target>,
{
    fn eq(&self, other: &Pin<Q>) -> bool {
        Ptr::Target::eq(self, other)
    }
}

impl<Ptr: Deref<Target: Eq>> Eq for Pin<Ptr> {}

impl<Ptr: Deref, Q: Deref> PartialOrd<Pin<Q>> for Pin<Ptr>
where
    Ptr::Target: PartialOrd<Q::Target>,
{
    fn partial_cmp(&self, other: &Pin<Q>) -> Option<Ordering> {
        Ptr::Target::partial_cmp(self, other)
    }
}

impl<Ptr: Deref<Target: Ord>> Ord for Pin<Ptr> {
    fn cmp(&self, other: &Self) -> Ordering {
        Ptr::Target::cmp(self, other)
    }
}

impl<Ptr: Deref<Target: Hash>> Hash for Pin<Ptr> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        Ptr::Target::hash(self, state);
    }
}
