use std::ptr::NonNull;

struct Empty;

fn main() {
    let p: NonNull<Empty> = NonNull::dangling();
    let _e: &Empty = unsafe { p.as_ref() };
    let s: &[u64] = unsafe { std::slice::from_raw_parts(NonNull::dangling().as_ptr(), 0) };
    assert!(s.is_empty());
}
