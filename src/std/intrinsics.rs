//! What the compiler and the machine provide. A function here has no body.
//!
//! The first part depends on types and becomes plain code; the second part is done by the machine.

use crate::panic::Location;

#[intrinsic]
pub const fn size_of<T>() -> usize;
#[intrinsic]
pub const fn align_of<T>() -> usize;
#[intrinsic]
pub const unsafe fn size_of_val<T: ?Sized>(value: *const T) -> usize;
#[intrinsic]
pub const unsafe fn align_of_val<T: ?Sized>(value: *const T) -> usize;
/// Whether dropping a `T` does anything.
#[intrinsic]
pub const fn needs_drop<T: ?Sized>() -> bool;
#[intrinsic]
pub const fn type_name<T: ?Sized>() -> &'static str;
#[intrinsic]
pub const fn type_id<T: ?Sized>() -> u128;
/// A bitwise copy out of memory.
#[intrinsic]
pub const unsafe fn read_via_copy<T>(src: *const T) -> T;
/// A bitwise move into memory; what was there is not dropped.
#[intrinsic]
pub const unsafe fn write_via_move<T>(dst: *mut T, value: T);
/// Runs the destructor of what is pointed at.
#[intrinsic]
pub unsafe fn drop_in_place<T: ?Sized>(target: *mut T);
/// The same bits as another type of the same size.
#[intrinsic]
pub const unsafe fn transmute<A, B>(value: A) -> B;
/// Copies `count` values; the ranges may overlap.
#[intrinsic]
pub const unsafe fn copy<T>(src: *const T, dst: *mut T, count: usize);
#[intrinsic]
pub const unsafe fn copy_nonoverlapping<T>(src: *const T, dst: *mut T, count: usize);
/// Fills `count * size_of::<T>()` bytes.
#[intrinsic]
pub const unsafe fn write_bytes<T>(dst: *mut T, byte: u8, count: usize);
#[intrinsic]
pub unsafe fn volatile_load<T>(src: *const T) -> T;
#[intrinsic]
pub unsafe fn volatile_store<T>(dst: *mut T, value: T);
/// Moves a pointer by `count` elements, inside its allocation.
#[intrinsic]
pub const unsafe fn offset<T>(base: *const T, count: isize) -> *const T;
/// Moves a pointer by `count` elements, wrapping.
#[intrinsic]
pub const fn arith_offset<T>(base: *const T, count: isize) -> *const T;
/// The distance in elements.
#[intrinsic]
pub const unsafe fn ptr_offset_from<T>(ptr: *const T, base: *const T) -> isize;
/// The discriminant of an enum value, 0 for other types.
#[intrinsic]
pub const fn discriminant_value<T>(value: &T) -> i128;
/// Where the nearest caller outside `#[track_caller]` functions called from.
#[intrinsic]
pub const fn caller_location() -> &'static Location<'static>;
/// Stops the process at once.
#[intrinsic]
pub fn abort() -> !;
/// Undefined to reach.
#[intrinsic]
pub const unsafe fn unreachable() -> !;
#[intrinsic]
pub fn black_box<T>(value: T) -> T;
#[intrinsic]
pub const fn slice_from_raw_parts<T>(data: *const T, len: usize) -> *const [T];
#[intrinsic]
pub const fn slice_len<T>(slice: *const [T]) -> usize;
#[intrinsic]
pub const fn add_with_overflow<T: Copy>(x: T, y: T) -> (T, bool);
#[intrinsic]
pub const fn sub_with_overflow<T: Copy>(x: T, y: T) -> (T, bool);
#[intrinsic]
pub const fn mul_with_overflow<T: Copy>(x: T, y: T) -> (T, bool);
#[intrinsic]
pub const fn wrapping_add<T: Copy>(x: T, y: T) -> T;
#[intrinsic]
pub const fn wrapping_sub<T: Copy>(x: T, y: T) -> T;
#[intrinsic]
pub const fn wrapping_mul<T: Copy>(x: T, y: T) -> T;
#[intrinsic]
pub const unsafe fn unchecked_div<T: Copy>(x: T, y: T) -> T;
#[intrinsic]
pub const unsafe fn unchecked_rem<T: Copy>(x: T, y: T) -> T;
/// The amount is taken modulo the width.
#[intrinsic]
pub const unsafe fn unchecked_shl<T: Copy>(x: T, amount: u32) -> T;
#[intrinsic]
pub const unsafe fn unchecked_shr<T: Copy>(x: T, amount: u32) -> T;
#[intrinsic]
pub const fn saturating_add<T: Copy>(x: T, y: T) -> T;
#[intrinsic]
pub const fn saturating_sub<T: Copy>(x: T, y: T) -> T;
#[intrinsic]
pub const fn rotate_left<T: Copy>(x: T, amount: u32) -> T;
#[intrinsic]
pub const fn rotate_right<T: Copy>(x: T, amount: u32) -> T;
#[intrinsic]
pub const fn ctpop<T: Copy>(x: T) -> u32;
#[intrinsic]
pub const fn ctlz<T: Copy>(x: T) -> u32;
#[intrinsic]
pub const fn cttz<T: Copy>(x: T) -> u32;
#[intrinsic]
pub const fn bswap<T: Copy>(x: T) -> T;
#[intrinsic]
pub const fn bitreverse<T: Copy>(x: T) -> T;

#[intrinsic]
pub const fn sqrtf64(x: f64) -> f64;
#[intrinsic]
pub const fn floorf64(x: f64) -> f64;
#[intrinsic]
pub const fn ceilf64(x: f64) -> f64;
#[intrinsic]
pub const fn truncf64(x: f64) -> f64;
#[intrinsic]
pub const fn roundf64(x: f64) -> f64;
#[intrinsic]
pub const fn round_ties_evenf64(x: f64) -> f64;
#[intrinsic]
pub const fn fabsf64(x: f64) -> f64;
#[intrinsic]
pub const fn sinf64(x: f64) -> f64;
#[intrinsic]
pub const fn cosf64(x: f64) -> f64;
#[intrinsic]
pub const fn tanf64(x: f64) -> f64;
#[intrinsic]
pub const fn asinf64(x: f64) -> f64;
#[intrinsic]
pub const fn acosf64(x: f64) -> f64;
#[intrinsic]
pub const fn atanf64(x: f64) -> f64;
#[intrinsic]
pub const fn sinhf64(x: f64) -> f64;
#[intrinsic]
pub const fn coshf64(x: f64) -> f64;
#[intrinsic]
pub const fn tanhf64(x: f64) -> f64;
#[intrinsic]
pub const fn asinhf64(x: f64) -> f64;
#[intrinsic]
pub const fn acoshf64(x: f64) -> f64;
#[intrinsic]
pub const fn atanhf64(x: f64) -> f64;
#[intrinsic]
pub const fn expf64(x: f64) -> f64;
#[intrinsic]
pub const fn exp2f64(x: f64) -> f64;
#[intrinsic]
pub const fn exp_m1f64(x: f64) -> f64;
#[intrinsic]
pub const fn lnf64(x: f64) -> f64;
#[intrinsic]
pub const fn ln_1pf64(x: f64) -> f64;
#[intrinsic]
pub const fn log10f64(x: f64) -> f64;
#[intrinsic]
pub const fn log2f64(x: f64) -> f64;
#[intrinsic]
pub const fn cbrtf64(x: f64) -> f64;
#[intrinsic]
pub const fn powf64(x: f64, y: f64) -> f64;
#[intrinsic]
pub const fn atan2f64(x: f64, y: f64) -> f64;
#[intrinsic]
pub const fn hypotf64(x: f64, y: f64) -> f64;
#[intrinsic]
pub const fn copysignf64(x: f64, y: f64) -> f64;
#[intrinsic]
pub const fn fmodf64(x: f64, y: f64) -> f64;
#[intrinsic]
pub const fn minnumf64(x: f64, y: f64) -> f64;
#[intrinsic]
pub const fn maxnumf64(x: f64, y: f64) -> f64;
#[intrinsic]
pub const fn powif64(x: f64, n: i32) -> f64;
#[intrinsic]
pub const fn fmaf64(x: f64, y: f64, z: f64) -> f64;

#[intrinsic]
pub const fn sqrtf32(x: f32) -> f32;
#[intrinsic]
pub const fn floorf32(x: f32) -> f32;
#[intrinsic]
pub const fn ceilf32(x: f32) -> f32;
#[intrinsic]
pub const fn truncf32(x: f32) -> f32;
#[intrinsic]
pub const fn roundf32(x: f32) -> f32;
#[intrinsic]
pub const fn round_ties_evenf32(x: f32) -> f32;
#[intrinsic]
pub const fn fabsf32(x: f32) -> f32;
#[intrinsic]
pub const fn sinf32(x: f32) -> f32;
#[intrinsic]
pub const fn cosf32(x: f32) -> f32;
#[intrinsic]
pub const fn tanf32(x: f32) -> f32;
#[intrinsic]
pub const fn asinf32(x: f32) -> f32;
#[intrinsic]
pub const fn acosf32(x: f32) -> f32;
#[intrinsic]
pub const fn atanf32(x: f32) -> f32;
#[intrinsic]
pub const fn sinhf32(x: f32) -> f32;
#[intrinsic]
pub const fn coshf32(x: f32) -> f32;
#[intrinsic]
pub const fn tanhf32(x: f32) -> f32;
#[intrinsic]
pub const fn asinhf32(x: f32) -> f32;
#[intrinsic]
pub const fn acoshf32(x: f32) -> f32;
#[intrinsic]
pub const fn atanhf32(x: f32) -> f32;
#[intrinsic]
pub const fn expf32(x: f32) -> f32;
#[intrinsic]
pub const fn exp2f32(x: f32) -> f32;
#[intrinsic]
pub const fn exp_m1f32(x: f32) -> f32;
#[intrinsic]
pub const fn lnf32(x: f32) -> f32;
#[intrinsic]
pub const fn ln_1pf32(x: f32) -> f32;
#[intrinsic]
pub const fn log10f32(x: f32) -> f32;
#[intrinsic]
pub const fn log2f32(x: f32) -> f32;
#[intrinsic]
pub const fn cbrtf32(x: f32) -> f32;
#[intrinsic]
pub const fn powf32(x: f32, y: f32) -> f32;
#[intrinsic]
pub const fn atan2f32(x: f32, y: f32) -> f32;
#[intrinsic]
pub const fn hypotf32(x: f32, y: f32) -> f32;
#[intrinsic]
pub const fn copysignf32(x: f32, y: f32) -> f32;
#[intrinsic]
pub const fn fmodf32(x: f32, y: f32) -> f32;
#[intrinsic]
pub const fn minnumf32(x: f32, y: f32) -> f32;
#[intrinsic]
pub const fn maxnumf32(x: f32, y: f32) -> f32;
#[intrinsic]
pub const fn powif32(x: f32, n: i32) -> f32;
#[intrinsic]
pub const fn fmaf32(x: f32, y: f32, z: f32) -> f32;

/// Null when the memory limit is reached.
#[intrinsic]
pub unsafe fn alloc(size: usize, align: usize) -> *mut u8;
#[intrinsic]
pub unsafe fn alloc_zeroed(size: usize, align: usize) -> *mut u8;
#[intrinsic]
pub unsafe fn dealloc(ptr: *mut u8, size: usize, align: usize);
#[intrinsic]
pub unsafe fn realloc(ptr: *mut u8, old_size: usize, align: usize, new_size: usize) -> *mut u8;
/// Negative, zero or positive, as bytes compare.
#[intrinsic]
pub const unsafe fn compare_bytes(left: *const u8, right: *const u8, count: usize) -> i32;
#[intrinsic]
pub unsafe fn write_stdout(data: *const u8, len: usize);
#[intrinsic]
pub unsafe fn write_stderr(data: *const u8, len: usize);
/// Hands what has been written to the host at once.
#[intrinsic]
pub fn flush_output();
/// Tells the host why a test failed.
#[intrinsic]
pub unsafe fn test_note(data: *const u8, len: usize);
/// The number of bytes read; 0 at the end, negative on failure.
#[intrinsic]
pub unsafe fn read_stdin(buffer: *mut u8, len: usize) -> isize;
/// Opens a file, by the flags of `fs::OpenOptions`: a handle, or the negated number of an error.
#[intrinsic]
pub unsafe fn file_open(path: *const u8, len: usize, flags: u32) -> i32;
/// The number of bytes, or the negated number of an error.
#[intrinsic]
pub unsafe fn file_read(handle: i32, buffer: *mut u8, len: usize) -> isize;
#[intrinsic]
pub unsafe fn file_write(handle: i32, data: *const u8, len: usize) -> isize;
#[intrinsic]
pub unsafe fn file_close(handle: i32);
/// Moves by so many bytes from the start (0), from where the file stands (1), from the end (2).
#[intrinsic]
pub unsafe fn file_seek(handle: i32, offset: isize, from: u32) -> isize;
/// The changes have numbers, which `fs::host` names.
#[intrinsic]
pub unsafe fn file_change(what: u32, handle: i32, path: *const u8, len: usize, to: *const u8, to_len: usize, number: usize) -> i32;
/// The length of the answer, or the negated number of an error. The questions have numbers, which `fs::host` names.
#[intrinsic]
pub unsafe fn file_ask(question: u32, handle: i32, path: *const u8, len: usize, buffer: *mut u8, capacity: usize) -> isize;
/// Starts a program, told by texts that end in 0 (see `process::command`): its number, or the negated number of an error.
#[intrinsic]
pub unsafe fn process_start(command: *const u8, len: usize) -> i32;
#[intrinsic]
pub unsafe fn process_write(child: i32, data: *const u8, len: usize) -> isize;
#[intrinsic]
pub unsafe fn process_read(child: i32, stream: u32, buffer: *mut u8, len: usize) -> isize;
#[intrinsic]
pub fn process_close(child: i32, stream: u32);
/// How it ended, as `wait` of Unix tells it; error 11, negated, if it has not and is not to be waited for.
#[intrinsic]
pub fn process_wait(child: i32, waits: bool) -> isize;
#[intrinsic]
pub fn process_kill(child: i32) -> i32;
#[intrinsic]
pub fn exit(code: i32) -> !;
#[intrinsic]
pub fn arg_count() -> usize;
#[intrinsic]
pub fn arg_len(index: usize) -> usize;
#[intrinsic]
pub unsafe fn arg_copy(index: usize, buffer: *mut u8);
/// A clock that never goes back.
#[intrinsic]
pub fn now_nanos() -> u64;
/// The wall clock, since 1970.
#[intrinsic]
pub fn unix_nanos() -> u64;
/// Digits without exponent; a precision of -1 asks for the shortest that reads back the same.
#[intrinsic]
pub unsafe fn float_to_decimal_f64(x: f64, precision: isize, buffer: *mut u8) -> usize;
#[intrinsic]
pub unsafe fn float_to_exp_f64(x: f64, precision: isize, upper: bool, buffer: *mut u8) -> usize;
/// Reads a decimal number without sign; false when it is not one.
#[intrinsic]
pub unsafe fn parse_f64(data: *const u8, len: usize, out: *mut f64) -> bool;
/// Digits without exponent; a precision of -1 asks for the shortest that reads back the same.
#[intrinsic]
pub unsafe fn float_to_decimal_f32(x: f32, precision: isize, buffer: *mut u8) -> usize;
#[intrinsic]
pub unsafe fn float_to_exp_f32(x: f32, precision: isize, upper: bool, buffer: *mut u8) -> usize;
/// Reads a decimal number without sign; false when it is not one.
#[intrinsic]
pub unsafe fn parse_f32(data: *const u8, len: usize, out: *mut f32) -> bool;
/// 0 alphabetic, 1 numeric, 2 lowercase, 3 uppercase, 4 whitespace, 5 control, 6 escaped by `Debug`.
#[intrinsic]
pub const fn char_class(c: u32, class: u32) -> bool;
/// Writes at most three code points and says how many.
#[intrinsic]
pub unsafe fn char_to_case(c: u32, upper: bool, out: *mut u32) -> usize;
/// Begins to unwind, carrying a thin pointer.
#[intrinsic]
pub fn start_panic(payload: *mut u8) -> !;
/// Counts a panic of this thread whose message is about to be made; false if it makes one already.
#[intrinsic]
pub fn panic_enter() -> bool;
/// How many panics have begun in this thread and are not caught.
#[intrinsic]
pub fn panic_count() -> usize;
/// Calls; null when it returned, the payload when it unwound.
#[intrinsic]
pub fn try_call(function: fn(*mut u8), data: *mut u8) -> *mut u8;
/// Prints the call stack if the host asks for it; says whether it did.
#[intrinsic]
pub fn backtrace_capture() -> bool;

/// Starts a thread that calls `entry(data)`; gives its number, or 0. No name is a null pointer.
#[intrinsic]
pub unsafe fn thread_spawn(entry: fn(*mut u8), data: *mut u8, stack: usize, name: *const u8, name_len: usize) -> u64;
/// Waits until a thread has ended.
#[intrinsic]
pub fn thread_join(thread: u64);
/// The number of the running thread; `main` is 1.
#[intrinsic]
pub fn thread_id() -> u64;
/// A word of the running thread's own, null at first.
#[intrinsic]
pub fn thread_register() -> *mut u8;
#[intrinsic]
pub fn set_thread_register(value: *mut u8);
#[intrinsic]
pub fn thread_yield();
#[intrinsic]
pub fn thread_sleep(nanos: u64);
/// Waits while the word has that value; false if the time ran out. A time of all ones never does.
#[intrinsic]
pub unsafe fn futex_wait(word: *const u32, expected: u32, nanos: u64, purpose: u32) -> bool;
#[intrinsic]
pub unsafe fn futex_wake(word: *const u32, count: usize) -> usize;
/// For the report of a deadlock: this thread now holds the lock at an address.
#[intrinsic]
pub fn lock_taken(lock: *const u8, shared: bool);
#[intrinsic]
pub fn lock_freed(lock: *const u8);
#[intrinsic]
pub unsafe fn atomic_load(from: *const u8, into: *mut u8, size: usize, order: u32);
#[intrinsic]
pub unsafe fn atomic_store(to: *mut u8, value: *const u8, size: usize, order: u32);
/// Leaves the old value in place of the operand.
#[intrinsic]
pub unsafe fn atomic_update(target: *mut u8, operand: *mut u8, size: usize, operation: u32, order: u32);
/// Leaves the old value in place of the expected one; says whether the new one was stored.
#[intrinsic]
pub unsafe fn atomic_exchange(target: *mut u8, expected: *mut u8, new: *const u8, size: usize, success: u32, failure: u32) -> bool;
#[intrinsic]
pub fn atomic_fence(order: u32);
