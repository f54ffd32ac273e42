// A panic ends the calls that it leaves, and with them what held for their arguments.
use std::panic::{self, AssertUnwindSafe};

fn raise(level: &mut i32) {
    *level += 1;
    fail(level);
}

fn fail(level: &mut i32) {
    *level += 1;
    panic!("enough");
}

fn main() {
    panic::set_hook(Box::new(|_| ()));
    let mut level = 1;
    let p = &raw mut level;
    let result = panic::catch_unwind(AssertUnwindSafe(|| raise(unsafe { &mut *p })));
    unsafe { *p += 1 };
    println!("{} {level}", result.is_err());
}
