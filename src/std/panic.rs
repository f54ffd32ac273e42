//! Panics as values: where they come from, how to catch them.

use crate::any::Any;
use crate::boxed::Box;
use crate::cell::UnsafeCell;
use crate::fmt;
use crate::intrinsics;
use crate::ops::{Deref, DerefMut};
use crate::sync::atomic::{Ordering::Relaxed, QuietFlag};
use crate::sync::{PoisonError, RwLock, RwLockWriteGuard};

/// A position in a source file.
#[picture(fields, file = "file", line = "line", column = "column")]
#[lang = "Location"]
#[derive(Copy, Clone, Eq, PartialEq, Ord, PartialOrd, Hash, Debug)]
#[origin = "core::panic::location"]
pub struct Location<'a> {
    file: &'a str,
    line: u32,
    column: u32,
}

impl<'a> Location<'a> {
    /// Where the function that is marked `#[track_caller]` was called.
    #[must_use]
    #[track_caller]
    #[inline]
    pub const fn caller() -> &'static Location<'static> {
        intrinsics::caller_location()
    }

    #[must_use]
    pub const fn file(&self) -> &'a str {
        self.file
    }

    #[must_use]
    pub const fn line(&self) -> u32 {
        self.line
    }

    #[must_use]
    pub const fn column(&self) -> u32 {
        self.column
    }
}

impl fmt::Display for Location<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// What a panic hook is told.
#[picture(fields, location = "location")]
#[lang = "PanicHookInfo"]
pub struct PanicHookInfo<'a> {
    payload: &'a (dyn Any + Send),
    location: &'a Location<'a>,
}

pub type PanicInfo<'a> = PanicHookInfo<'a>;

impl<'a> PanicHookInfo<'a> {
    pub(crate) fn new(payload: &'a (dyn Any + Send), location: &'a Location<'a>) -> PanicHookInfo<'a> {
        PanicHookInfo { payload, location }
    }

    #[must_use]
    pub fn payload(&self) -> &(dyn Any + Send) {
        self.payload
    }

    #[must_use]
    pub fn payload_as_str(&self) -> Option<&str> {
        crate::panicking::payload_as_str(self.payload)
    }

    #[must_use]
    pub fn location(&self) -> Option<&Location<'_>> {
        Some(self.location)
    }
}

impl fmt::Display for PanicHookInfo<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("panicked at ")?;
        fmt::Display::fmt(self.location, f)?;
        if let Some(text) = self.payload_as_str() {
            f.write_str(":\n")?;
            f.write_str(text)?;
        }
        Ok(())
    }
}

impl fmt::Debug for PanicHookInfo<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PanicHookInfo").field("payload", &self.payload).field("location", &self.location).finish_non_exhaustive()
    }
}

type Hook = Box<dyn Fn(&PanicHookInfo<'_>) + Sync + Send + 'static>;

/// What shows panics, if not `default_hook`.
static HOOK: RwLock<Option<Hook>> = RwLock::new(None);

/// Whether the hint about backtraces was given; once is enough.
static NOTE_SHOWN: QuietFlag = QuietFlag::new(0);

fn hook_to_change() -> RwLockWriteGuard<'static, Option<Hook>> {
    if crate::thread::panicking() {
        panic!("cannot modify the panic hook from a panicking thread");
    }
    HOOK.write().unwrap_or_else(PoisonError::into_inner)
}

pub fn set_hook(hook: Box<dyn Fn(&PanicHookInfo<'_>) + Sync + Send + 'static>) {
    let old = hook_to_change().replace(hook);
    drop(old);
}

#[must_use]
pub fn take_hook() -> Box<dyn Fn(&PanicHookInfo<'_>) + Sync + Send + 'static> {
    let old = hook_to_change().take();
    match old {
        Some(hook) => hook,
        None => Box::new(default_hook),
    }
}

pub(crate) fn call_hook(info: &PanicHookInfo<'_>) {
    let hook = HOOK.read().unwrap_or_else(PoisonError::into_inner);
    match &*hook {
        Some(hook) => hook(info),
        None => default_hook(info),
    }
}

fn default_hook(info: &PanicHookInfo<'_>) {
    let text = match info.payload_as_str() {
        Some(text) => text,
        None => "Box<dyn Any>",
    };
    let id = intrinsics::thread_id();
    crate::thread::with_name(|name| {
        crate::io::_eprint(format_args!("\nthread '{name}' ({id}) panicked at {}:\n{text}\n", info.location));
    });
    if !intrinsics::backtrace_capture() && NOTE_SHOWN.swap(1, Relaxed) == 0 {
        crate::io::_eprint(format_args!("note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace\n"));
    }
}

/// Types that a caught panic cannot leave in a broken state.
#[lang = "unwind_safe"]
#[diagnostic_item = "unwind_safe_trait"]
#[diagnostic::on_unimplemented(
    message = "the type `{Self}` may not be safely transferred across an unwind boundary",
    label = "`{Self}` may not be safely transferred across an unwind boundary"
)]
#[origin = "core::panic::unwind_safe"]
pub auto trait UnwindSafe {}

/// Types to which a shared reference is unwind safe.
#[lang = "ref_unwind_safe"]
#[diagnostic_item = "ref_unwind_safe_trait"]
#[diagnostic::on_unimplemented(
    message = "the type `{Self}` may contain interior mutability and a reference may not be safely transferrable across a catch_unwind boundary",
    label = "`{Self}` may contain interior mutability and a reference may not be safely transferrable across a catch_unwind boundary"
)]
#[origin = "core::panic::unwind_safe"]
pub auto trait RefUnwindSafe {}

impl<T: ?Sized> !UnwindSafe for &mut T {}
impl<T: RefUnwindSafe + ?Sized> UnwindSafe for &T {}
impl<T: RefUnwindSafe + ?Sized> UnwindSafe for *const T {}
impl<T: RefUnwindSafe + ?Sized> UnwindSafe for *mut T {}
impl<T: RefUnwindSafe + ?Sized> UnwindSafe for crate::ptr::NonNull<T> {}
impl<T: UnwindSafe + ?Sized> UnwindSafe for crate::ptr::Unique<T> {}
impl<T: RefUnwindSafe + ?Sized> UnwindSafe for crate::rc::Rc<T> {}
impl<T: ?Sized> !RefUnwindSafe for UnsafeCell<T> {}

/// Says that a value is unwind safe.
#[origin = "core::panic::unwind_safe"]
pub struct AssertUnwindSafe<T>(pub T);

impl<T> UnwindSafe for AssertUnwindSafe<T> {}
impl<T> RefUnwindSafe for AssertUnwindSafe<T> {}

impl<T> Deref for AssertUnwindSafe<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> DerefMut for AssertUnwindSafe<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

impl<R, F: FnOnce() -> R> FnOnce<()> for AssertUnwindSafe<F> {
    type Output = R;
    extern "rust-call" fn call_once(self, _args: ()) -> R {
        (self.0)()
    }
}

/// Calls `f` and gives its result, or the payload of the panic that ended it.
pub fn catch_unwind<F: FnOnce() -> R + UnwindSafe, R>(f: F) -> crate::thread::Result<R> {
    crate::panicking::catch(f)
}

/// Goes on with a panic that was caught, without calling the hook.
pub fn resume_unwind(payload: Box<dyn Any + Send>) -> ! {
    crate::panicking::resume(payload)
}

/// Panics with any value as the payload.
#[track_caller]
pub fn panic_any<M: 'static + Any + Send>(msg: M) -> ! {
    crate::panicking::begin_with_payload(Box::new(msg), Location::caller())
}

impl<T: fmt::Debug> fmt::Debug for AssertUnwindSafe<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("AssertUnwindSafe").field(&self.0).finish()
    }
}

impl<T: Default> Default for AssertUnwindSafe<T> {
    fn default() -> Self {
        AssertUnwindSafe(Default::default())
    }
}
