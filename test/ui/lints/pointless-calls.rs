// Calls of the library that are certainly wrong.
use std::mem::{self, ManuallyDrop};
use std::sync::atomic::{AtomicU8, Ordering, fence};

enum Side {
    Left,
}

fn main() {
    let number = mem::discriminant(&1u32); //~ ERROR the return value of `mem::discriminant` is unspecified when called with a non-enum type
    let side = mem::discriminant(&Side::Left);
    drop(ManuallyDrop::new(String::new())); //~ ERROR calls to `std::mem::drop` with `std::mem::ManuallyDrop` instead of the inner value does nothing
    let text = unsafe { std::str::from_utf8_unchecked(b"caf\xc3\xa9 \xff") }; //~ ERROR calls to `std::str::from_utf8_unchecked` with an invalid literal are undefined behavior
    let fine = unsafe { std::str::from_utf8_unchecked(b"caf\xc3\xa9") };
    let atomic = AtomicU8::new(1);
    atomic.load(Ordering::Release); //~ ERROR atomic loads cannot have `Release` or `AcqRel` ordering
    atomic.load(Ordering::Acquire);
    atomic.store(1, Ordering::AcqRel); //~ ERROR atomic stores cannot have `Acquire` or `AcqRel` ordering
    let _ = atomic.compare_exchange(1, 2, Ordering::SeqCst, Ordering::Release); //~ ERROR `compare_exchange`'s failure ordering may not be `Release` or `AcqRel`, since a failed `compare_exchange` does not result in a write
    fence(Ordering::Relaxed); //~ ERROR memory fences cannot have `Relaxed` ordering
    let surrogate = unsafe { str::from_utf8_unchecked(b"ok\xed\xa0\x80") }; //~ ERROR calls to `str::from_utf8_unchecked` with an invalid literal are undefined behavior
}
