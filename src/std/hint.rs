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

pub fn spin_loop() {
    crate::intrinsics::thread_yield()
}

/// Gives its argument back, and hides that it does.
pub const fn black_box<T>(dummy: T) -> T {
    crate::intrinsics::black_box(dummy)
}

pub const fn must_use<T>(value: T) -> T {
    value
}

/// Marks a branch as seldom taken.
pub const fn cold_path() {}

/// One of two values, chosen without a branch that could be guessed wrongly.
pub fn select_unpredictable<T>(condition: bool, true_val: T, false_val: T) -> T {
    if condition { true_val } else { false_val }
}
