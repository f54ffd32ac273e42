//! Hints to the compiler.

#[track_caller]
pub const unsafe fn unreachable_unchecked() -> ! {
    unsafe { crate::intrinsics::unreachable() }
}

pub const unsafe fn assert_unchecked(cond: bool) {
    if !cond {
        unsafe { unreachable_unchecked() }
    }
}

pub fn spin_loop() {}

/// Gives its argument back, and hides that it does.
pub fn black_box<T>(dummy: T) -> T {
    crate::intrinsics::black_box(dummy)
}

pub const fn must_use<T>(value: T) -> T {
    value
}
