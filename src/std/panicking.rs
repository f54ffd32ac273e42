//! Every way into a panic: what compiled code, macros and the library call.

use crate::any::Any;
use crate::boxed::Box;
use crate::fmt;
use crate::intrinsics;
use crate::panic::Location;
use crate::string::String;

/// A panic with a formatted message.
#[lang = "panic_fmt"]
#[track_caller]
#[cold]
pub const fn panic_fmt(message: fmt::Arguments<'_>) -> ! {
    begin(message, Location::caller())
}

/// A panic with a plain message.
#[lang = "panic"]
#[track_caller]
#[cold]
pub const fn panic(message: &'static str) -> ! {
    panic_fmt(fmt::Arguments::from_str(&message))
}

/// `panic!("{}", x)`.
#[lang = "panic_display"]
#[track_caller]
pub const fn panic_display<T: fmt::Display>(x: &T) -> ! {
    panic_fmt(format_args!("{}", *x))
}

/// A panic that ends the program at once.
#[lang = "panic_nounwind"]
#[track_caller]
#[cold]
pub fn panic_nounwind(message: &'static str) -> ! {
    enter(Some(message), Location::caller());
    let payload: &(dyn Any + Send) = &message;
    crate::panic::call_hook(&crate::panic::PanicHookInfo::new(payload, Location::caller()));
    crate::io::_eprint(format_args!("thread caused non-unwinding panic. aborting.\n"));
    intrinsics::abort()
}

/// A panic tried to leave a function that must not unwind.
#[lang = "panic_cannot_unwind"]
pub fn panic_cannot_unwind() -> ! {
    panic_nounwind("panic in a function that cannot unwind")
}

/// A destructor panicked while another panic was unwinding.
#[lang = "panic_in_cleanup"]
pub fn panic_in_cleanup() -> ! {
    panic_nounwind("panic in a destructor during cleanup")
}

#[lang = "panic_bounds_check"]
#[track_caller]
pub const fn panic_bounds_check(index: usize, len: usize) -> ! {
    panic_fmt(format_args!("index out of bounds: the len is {len} but the index is {index}"))
}

macro_rules! assert_panics {
    ($($name:ident $lang:literal $message:literal;)*) => {$(
        #[lang = $lang]
        #[track_caller]
        pub const fn $name() -> ! {
            panic($message)
        }
    )*};
}

assert_panics! {
    panic_const_add_overflow "panic_const_add_overflow" "attempt to add with overflow";
    panic_const_sub_overflow "panic_const_sub_overflow" "attempt to subtract with overflow";
    panic_const_mul_overflow "panic_const_mul_overflow" "attempt to multiply with overflow";
    panic_const_div_overflow "panic_const_div_overflow" "attempt to divide with overflow";
    panic_const_rem_overflow "panic_const_rem_overflow" "attempt to calculate the remainder with overflow";
    panic_const_neg_overflow "panic_const_neg_overflow" "attempt to negate with overflow";
    panic_const_shl_overflow "panic_const_shl_overflow" "attempt to shift left with overflow";
    panic_const_shr_overflow "panic_const_shr_overflow" "attempt to shift right with overflow";
    panic_const_div_by_zero "panic_const_div_by_zero" "attempt to divide by zero";
    panic_const_rem_by_zero "panic_const_rem_by_zero" "attempt to calculate the remainder with a divisor of zero";
}

/// Which of the two asserting macros failed.
#[derive(Clone, Copy)]
pub enum AssertKind {
    Eq,
    Ne,
}

/// The failure of `assert_eq!` and `assert_ne!`.
#[track_caller]
#[cold]
pub fn assert_failed<T: fmt::Debug + ?Sized, U: fmt::Debug + ?Sized>(
    kind: AssertKind,
    left: &T,
    right: &U,
    message: Option<fmt::Arguments<'_>>,
) -> ! {
    assert_failed_inner(kind, &left, &right, message)
}

#[track_caller]
fn assert_failed_inner(kind: AssertKind, left: &dyn fmt::Debug, right: &dyn fmt::Debug, message: Option<fmt::Arguments<'_>>) -> ! {
    let op = match kind {
        AssertKind::Eq => "==",
        AssertKind::Ne => "!=",
    };
    match message {
        Some(message) => panic!("assertion `left {op} right` failed: {message}\n  left: {left:?}\n right: {right:?}"),
        None => panic!("assertion `left {op} right` failed\n  left: {left:?}\n right: {right:?}"),
    }
}

/// Writes the message of a panic and starts unwinding with it as the payload.
///
/// A thin pointer is what unwinding carries: it points at a box that holds the payload box.
const fn begin(message: fmt::Arguments<'_>, location: &'static Location<'static>) -> ! {
    begin_at_run_time(message, location)
}

/// Counts a panic. A panic of what makes or shows a panic's message ends the program: its message could fail again. Of
/// that one only a plain text is shown.
fn enter(text: Option<&str>, location: &Location<'_>) {
    if !intrinsics::panic_enter() {
        let text = text.unwrap_or("");
        crate::io::_eprint(format_args!("panicked at {location}:\n{text}\nthread panicked while processing panic. aborting.\n"));
        intrinsics::abort()
    }
}

fn begin_at_run_time(message: fmt::Arguments<'_>, location: &'static Location<'static>) -> ! {
    enter(message.as_str(), location);
    let payload: Box<dyn Any + Send> = match message.as_str() {
        Some(s) => Box::new(s),
        None => Box::new(crate::fmt::format(message)),
    };
    tell_and_resume(payload, location)
}

/// Starts unwinding with any payload: `panic_any`.
pub fn begin_with_payload(payload: Box<dyn Any + Send>, location: &'static Location<'static>) -> ! {
    enter(payload_as_str(&*payload), location);
    tell_and_resume(payload, location)
}

fn tell_and_resume(payload: Box<dyn Any + Send>, location: &'static Location<'static>) -> ! {
    crate::panic::call_hook(&crate::panic::PanicHookInfo::new(&*payload, location));
    resume(payload)
}

/// Starts unwinding without writing anything.
pub fn resume(payload: Box<dyn Any + Send>) -> ! {
    intrinsics::start_panic(Box::into_raw(Box::new(payload)) as *mut u8)
}

/// The payload that a thin pointer from unwinding stands for.
pub(crate) unsafe fn payload_from_thin(payload: *mut u8) -> Box<dyn Any + Send> {
    *unsafe { Box::from_raw(payload as *mut Box<dyn Any + Send>) }
}

/// The text of a payload, if it is one that `panic!` makes.
pub fn payload_as_str(payload: &(dyn Any + Send)) -> Option<&str> {
    if let Some(s) = payload.downcast_ref::<&'static str>() {
        Some(*s)
    } else if let Some(s) = payload.downcast_ref::<String>() {
        Some(s.as_str())
    } else {
        None
    }
}

/// Runs `f`; gives what it gave, or the payload of the panic that ended it.
pub fn catch<F: FnOnce() -> R, R>(f: F) -> Result<R, Box<dyn Any + Send>> {
    struct Call<F, R> {
        function: Option<F>,
        result: Option<R>,
    }
    fn run<F: FnOnce() -> R, R>(data: *mut u8) {
        let call = unsafe { &mut *(data as *mut Call<F, R>) };
        if let Some(function) = call.function.take() {
            call.result = Some(function());
        }
    }
    let mut call = Call { function: Some(f), result: None };
    let payload = intrinsics::try_call(run::<F, R>, &mut call as *mut Call<F, R> as *mut u8);
    if payload.is_null() {
        match call.result {
            Some(r) => Ok(r),
            None => unreachable!(),
        }
    } else {
        Err(unsafe { payload_from_thin(payload) })
    }
}
