//! What runs before and after `main`.

use crate::process::Termination;

/// The entry: the compiler calls it with `main`. Gives the exit status.
#[lang = "start"]
fn lang_start<T: Termination + 'static>(main: fn() -> T) -> i32 {
    let status = match crate::panicking::catch(move || main().report().to_i32()) {
        Ok(status) => status,
        Err(_payload) => 101,
    };
    crate::io::flush_all();
    status
}
