//! What runs before and after `main`.

use crate::process::Termination;

/// The entry: the compiler calls it with `main`. Gives the exit status.
#[lang = "start"]
fn lang_start<T: Termination + 'static>(main: fn() -> T) -> i32 {
    let mut call = Call { main, status: 101 };
    let payload = crate::intrinsics::try_call(run_main::<T>, &mut call as *mut Call<T> as *mut u8);
    if !payload.is_null() {
        drop(unsafe { crate::panicking::payload_from_thin(payload) });
    }
    crate::io::flush_all();
    call.status
}

/// `main`, and the status to end with: that of a panic until `main` has returned.
struct Call<T> {
    main: fn() -> T,
    status: i32,
}

fn run_main<T: Termination + 'static>(data: *mut u8) {
    let call = unsafe { &mut *(data as *mut Call<T>) };
    call.status = (call.main)().report().to_i32();
}
