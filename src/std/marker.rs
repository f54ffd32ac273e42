//! Properties of types that have no methods.

/// The size is known when compiling.
#[lang = "sized"]
#[diagnostic_item = "Sized"]
#[diagnostic::on_unimplemented(
    message = "the size for values of type `{Self}` cannot be known at compilation time",
    label = "doesn't have a size known at compile-time"
)]
#[fundamental]
pub trait Sized {}

/// `Self` can become the unsized `T` behind a pointer. Implemented by the compiler.
#[lang = "unsize"]
#[unstable(feature = "unsize", issue = "18598")]
pub trait Unsize<T: ?Sized> {}

/// A copy of the bits is a second value.
#[lang = "copy"]
#[diagnostic_item = "Copy"]
pub trait Copy: Clone {}

macro_rules! copy_impls {
    ($($t:ty)*) => { $(impl Copy for $t {})* };
}

copy_impls! { usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 f32 f64 bool char }

impl Copy for ! {}

impl<T: ?Sized> Copy for *const T {}
impl<T: ?Sized> Copy for *mut T {}
impl<T: ?Sized> Copy for &T {}

/// Safe to give to another thread.
#[lang = "send"]
#[diagnostic_item = "Send"]
#[diagnostic::on_unimplemented(message = "`{Self}` cannot be sent between threads safely", label = "`{Self}` cannot be sent between threads safely")]
pub unsafe auto trait Send {}

impl<T: ?Sized> !Send for *const T {}
impl<T: ?Sized> !Send for *mut T {}
unsafe impl<T: Sync + ?Sized> Send for &T {}

/// Safe to share with another thread by reference.
#[lang = "sync"]
#[diagnostic_item = "Sync"]
#[diagnostic::on_unimplemented(message = "`{Self}` cannot be shared between threads safely", label = "`{Self}` cannot be shared between threads safely")]
pub unsafe auto trait Sync {}

impl<T: ?Sized> !Sync for *const T {}
impl<T: ?Sized> !Sync for *mut T {}

/// No interior mutability before the first indirection.
#[lang = "freeze"]
#[unstable(feature = "freeze", issue = "121675")]
pub unsafe auto trait Freeze {}

impl<T: ?Sized> !Freeze for crate::cell::UnsafeCell<T> {}
unsafe impl<T: ?Sized> Freeze for PhantomData<T> {}
unsafe impl<T: ?Sized> Freeze for *const T {}
unsafe impl<T: ?Sized> Freeze for *mut T {}
unsafe impl<T: ?Sized> Freeze for &T {}
unsafe impl<T: ?Sized> Freeze for &mut T {}

/// May be moved even when pinned.
#[lang = "unpin"]
#[diagnostic_item = "Unpin"]
#[diagnostic::on_unimplemented(message = "`{Self}` cannot be unpinned")]
pub auto trait Unpin {}

impl<T: ?Sized> Unpin for &T {}
impl<T: ?Sized> Unpin for &mut T {}
impl<T: ?Sized> Unpin for *const T {}
impl<T: ?Sized> Unpin for *mut T {}

/// A marker that takes `Unpin` away from what contains it.
#[derive(Debug, Default, Copy, Clone, Eq, PartialEq, Ord, PartialOrd, Hash)]
pub struct PhantomPinned;

impl !Unpin for PhantomPinned {}

/// Tuples of any length. Implemented by the compiler.
#[lang = "tuple_trait"]
#[unstable(feature = "tuple_trait")]
pub trait Tuple {}

/// Implemented by the compiler for function pointers, whatever their signature.
#[lang = "fn_ptr_trait"]
#[unstable(feature = "fn_ptr_trait")]
pub trait FnPtr: Copy + Clone {
    /// Where the function lies.
    fn addr(self) -> *const () {
        unsafe { crate::mem::transmute_copy(&self) }
    }
}

/// Types whose `==` compares their structure, so that constants of them can be patterns.
#[lang = "structural_peq"]
#[unstable(feature = "structural_match", issue = "31434")]
pub trait StructuralPartialEq {}

/// Acts as if it held a `T`.
#[lang = "phantom_data"]
pub struct PhantomData<T: ?Sized>;

impl<T: ?Sized> Clone for PhantomData<T> {
    fn clone(&self) -> Self {
        PhantomData
    }
}
impl<T: ?Sized> Copy for PhantomData<T> {}
impl<T: ?Sized> Default for PhantomData<T> {
    fn default() -> Self {
        PhantomData
    }
}
impl<T: ?Sized> PartialEq for PhantomData<T> {
    fn eq(&self, _other: &PhantomData<T>) -> bool {
        true
    }
}
impl<T: ?Sized> Eq for PhantomData<T> {}
impl<T: ?Sized> PartialOrd for PhantomData<T> {
    fn partial_cmp(&self, _other: &PhantomData<T>) -> Option<crate::cmp::Ordering> {
        Some(crate::cmp::Ordering::Equal)
    }
}
impl<T: ?Sized> Ord for PhantomData<T> {
    fn cmp(&self, _other: &PhantomData<T>) -> crate::cmp::Ordering {
        crate::cmp::Ordering::Equal
    }
}
impl<T: ?Sized> crate::hash::Hash for PhantomData<T> {
    fn hash<H: crate::hash::Hasher>(&self, _state: &mut H) {}
}
impl<T: ?Sized> crate::fmt::Debug for PhantomData<T> {
    fn fmt(&self, f: &mut crate::fmt::Formatter<'_>) -> crate::fmt::Result {
        f.write_str("PhantomData<")?;
        f.write_str(crate::any::type_name::<T>())?;
        f.write_str(">")
    }
}
impl<T: ?Sized> StructuralPartialEq for PhantomData<T> {}
