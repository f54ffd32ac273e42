//! What runs before and after `main`, and around a test.

use crate::any::Any;
use crate::boxed::Box;
use crate::process::Termination;

/// The entry: the compiler calls it with `main`. Gives the exit status.
#[lang = "start"]
fn lang_start<T: Termination + 'static>(main: fn() -> T) -> i32 {
    let mut call = Call { main, status: 101 };
    drop(catch(run_main::<T>, &mut call));
    crate::thread::end_thread();
    crate::io::flush_all();
    call.status
}

/// `main`, and the status to end with: that of a panic until `main` has returned.
struct Call<T> {
    main: fn() -> T,
    status: i32,
}

/// Runs `call` by way of `run`; gives the payload of the panic that ended it.
fn catch<C>(run: fn(*mut u8), call: &mut C) -> Option<Box<dyn Any + Send>> {
    let payload = crate::intrinsics::try_call(run, call as *mut C as *mut u8);
    if payload.is_null() {
        None
    } else {
        Some(unsafe { crate::panicking::payload_from_thin(payload) })
    }
}

fn run_main<T: Termination + 'static>(data: *mut u8) {
    let call = unsafe { &mut *(data as *mut Call<T>) };
    call.status = (call.main)().report().to_i32();
}

/// The entry of a test: the compiler calls it with the function and what its attributes ask for. Gives 0 if
/// the test passed, else 101; what libtest notes about a failure goes to the host.
///
/// `should_panic`: 0 no, 1 with whatever, 2 with a text that contains `expected`. `place`: of the function's name.
#[lang = "test_start"]
fn lang_test<T: Termination + 'static>(test: fn() -> T, name: &'static str, should_panic: u8, expected: &'static str, place: &'static str) -> i32 {
    crate::thread::set_main_name(name);
    let mut call = Call { main: test, status: 101 };
    let payload = catch(run_main::<T>, &mut call);
    let passed = match payload {
        None if should_panic == 0 => call.status == 0,
        None => {
            note(&crate::format!("test did not panic as expected at {place}"));
            false
        }
        Some(payload) => match should_panic {
            0 => false,
            1 => true,
            _ => panicked_with(&*payload, expected),
        },
    };
    crate::thread::end_thread();
    crate::io::flush_all();
    if passed { 0 } else { 101 }
}

/// Whether a panic's text contains what a test expects.
fn panicked_with(payload: &(dyn Any + Send), expected: &str) -> bool {
    let Some(text) = crate::panicking::payload_as_str(payload) else {
        let id = payload.type_id();
        note(&crate::format!("expected panic with string value,\n found non-string value: `{id:?}`\n     expected substring: {expected:?}"));
        return false;
    };
    if text.contains(expected) {
        return true;
    }
    note(&crate::format!("panic did not contain expected string\n      panic message: {text:?}\n expected substring: {expected:?}"));
    false
}

fn note(text: &str) {
    unsafe { crate::intrinsics::test_note(text.as_ptr(), text.len()) };
}
