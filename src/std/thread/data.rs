//! What the library keeps for each thread: its handle, and its values of `thread_local!` keys.

use super::Thread;
use crate::boxed::Box;
use crate::cell::UnsafeCell;
use crate::intrinsics;
use crate::string::String;
use crate::vec::Vec;

/// A value of a key in this thread.
pub(super) struct Slot {
    /// The address of the key.
    pub(super) key: usize,
    /// A box, whose type the key knows; null when it is destroyed.
    pub(super) value: *mut u8,
    pub(super) drop: unsafe fn(*mut u8),
    /// Whether the value has a destructor, and so an end before the thread's.
    pub(super) has_destructor: bool,
}

pub(super) struct Data {
    current: Option<Thread>,
    /// In the order of first use.
    pub(super) slots: Vec<Slot>,
}

/// The running thread's own; made when first asked for.
pub(super) fn data() -> *mut Data {
    let known = intrinsics::thread_register();
    if !known.is_null() {
        return known as *mut Data;
    }
    let fresh = Box::into_raw(Box::new(Data { current: None, slots: Vec::new() }));
    intrinsics::set_thread_register(fresh as *mut u8);
    fresh
}

pub(super) fn set_current(thread: Thread) {
    unsafe { (*data()).current = Some(thread) }
}

pub(super) fn current() -> Thread {
    let data = data();
    unsafe {
        match &(*data).current {
            Some(thread) => thread.clone(),
            None => {
                let thread = Thread::new(Some(String::from(main_name())), intrinsics::thread_id());
                (*data).current = Some(thread.clone());
                thread
            }
        }
    }
}

/// The first thread's name: `main`, or that of the test it runs.
struct NameCell(UnsafeCell<&'static str>);
unsafe impl Sync for NameCell {}

static MAIN_NAME: NameCell = NameCell(UnsafeCell::new("main"));

fn main_name() -> &'static str {
    unsafe { *MAIN_NAME.0.get() }
}

/// Names the first thread, before anything of the program has run.
pub(crate) fn set_main_name(name: &'static str) {
    unsafe { *MAIN_NAME.0.get() = name };
}

/// Calls `f` with the name of the running thread, as messages show it.
pub(crate) fn with_name<R>(f: impl FnOnce(&str) -> R) -> R {
    let data = intrinsics::thread_register() as *mut Data;
    if !data.is_null() {
        if let Some(thread) = unsafe { &(*data).current } {
            return f(thread.name().unwrap_or("<unnamed>"));
        }
    }
    f(if intrinsics::thread_id() == 1 { main_name() } else { "<unnamed>" })
}

/// The end of a thread: destroys its values, the newest first, and frees what is kept for it.
pub(crate) fn end_thread() {
    let data = intrinsics::thread_register() as *mut Data;
    if data.is_null() {
        return;
    }
    // A destructor may use keys, and so make new values.
    while let Some(index) = unsafe { (*data).slots.iter().rposition(|slot| slot.has_destructor && !slot.value.is_null()) } {
        unsafe {
            let slot = &mut (&mut (*data).slots)[index];
            let value = crate::mem::replace(&mut slot.value, crate::ptr::null_mut());
            let drop = slot.drop;
            drop(value);
        }
    }
    intrinsics::set_thread_register(crate::ptr::null_mut());
    let data = unsafe { Box::from_raw(data) };
    for slot in &data.slots {
        if !slot.value.is_null() {
            unsafe { (slot.drop)(slot.value) };
        }
    }
}
