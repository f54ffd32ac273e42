//! The macros of the standard library that are not built into the compiler.
//!
//! Built into the compiler: `format_args`, `format_args_nl` (the same with a newline at the end), `stringify`, `concat`, `line`, `column`, `file`,
//! `module_path`, `cfg`, `compile_error`, `env`, `option_env`, `include_str`.

/// Stops the thread with a message. Editions 2021 and 2024 always treat the first argument as a format string.
#[macro_export]
#[diagnostic_item = "std_panic_macro"]
macro_rules! panic {
    () => { $crate::panicking::panic("explicit panic") };
    ("{}", $arg:expr $(,)?) => { $crate::panicking::panic_display(&$arg) };
    ($($arg:tt)+) => { $crate::panicking::panic_fmt($crate::format_args!($($arg)+)) };
}

#[macro_export]
#[diagnostic_item = "assert_macro"]
macro_rules! assert {
    ($cond:expr $(,)?) => {
        if !$cond { $crate::panicking::panic($crate::concat!("assertion failed: ", $crate::stringify!($cond))) }
    };
    ($cond:expr, $($arg:tt)+) => {
        if !$cond { $crate::panicking::panic_fmt($crate::format_args!($($arg)+)) }
    };
}

#[macro_export]
#[diagnostic_item = "assert_eq_macro"]
macro_rules! assert_eq {
    ($left:expr, $right:expr $(,)?) => {
        match (&$left, &$right) {
            (left_val, right_val) => {
                if !(*left_val == *right_val) {
                    $crate::panicking::assert_failed($crate::panicking::AssertKind::Eq, &*left_val, &*right_val, $crate::option::Option::None);
                }
            }
        }
    };
    ($left:expr, $right:expr, $($arg:tt)+) => {
        match (&$left, &$right) {
            (left_val, right_val) => {
                if !(*left_val == *right_val) {
                    $crate::panicking::assert_failed($crate::panicking::AssertKind::Eq, &*left_val, &*right_val, $crate::option::Option::Some($crate::format_args!($($arg)+)));
                }
            }
        }
    };
}

#[macro_export]
#[diagnostic_item = "assert_ne_macro"]
macro_rules! assert_ne {
    ($left:expr, $right:expr $(,)?) => {
        match (&$left, &$right) {
            (left_val, right_val) => {
                if *left_val == *right_val {
                    $crate::panicking::assert_failed($crate::panicking::AssertKind::Ne, &*left_val, &*right_val, $crate::option::Option::None);
                }
            }
        }
    };
    ($left:expr, $right:expr, $($arg:tt)+) => {
        match (&($left), &($right)) {
            (left_val, right_val) => {
                if *left_val == *right_val {
                    $crate::panicking::assert_failed($crate::panicking::AssertKind::Ne, &*left_val, &*right_val, $crate::option::Option::Some($crate::format_args!($($arg)+)));
                }
            }
        }
    };
}

#[macro_export]
#[diagnostic_item = "debug_assert_macro"]
macro_rules! debug_assert {
    ($($arg:tt)*) => { if true { $crate::assert!($($arg)*); } };
}

#[macro_export]
#[diagnostic_item = "debug_assert_eq_macro"]
macro_rules! debug_assert_eq {
    ($($arg:tt)*) => { if true { $crate::assert_eq!($($arg)*); } };
}

#[macro_export]
#[diagnostic_item = "debug_assert_ne_macro"]
macro_rules! debug_assert_ne {
    ($($arg:tt)*) => { if true { $crate::assert_ne!($($arg)*); } };
}

/// Whether an expression matches a pattern (with an optional guard).
#[macro_export]
#[diagnostic_item = "matches_macro"]
macro_rules! matches {
    ($expression:expr, $pattern:pat $(if $guard:expr)? $(,)?) => {
        match $expression {
            $pattern $(if $guard)? => true,
            _ => false,
        }
    };
}

#[macro_export]
#[diagnostic_item = "todo_macro"]
macro_rules! todo {
    () => { $crate::panicking::panic("not yet implemented") };
    ($($arg:tt)+) => { $crate::panicking::panic_fmt($crate::format_args!("not yet implemented: {}", $crate::format_args!($($arg)+))) };
}

#[macro_export]
#[diagnostic_item = "unimplemented_macro"]
macro_rules! unimplemented {
    () => { $crate::panicking::panic("not implemented") };
    ($($arg:tt)+) => { $crate::panicking::panic_fmt($crate::format_args!("not implemented: {}", $crate::format_args!($($arg)+))) };
}

#[macro_export]
#[diagnostic_item = "unreachable_macro"]
macro_rules! unreachable {
    () => { $crate::panicking::panic("internal error: entered unreachable code") };
    ($($arg:tt)+) => { $crate::panicking::panic_fmt($crate::format_args!("internal error: entered unreachable code: {}", $crate::format_args!($($arg)+))) };
}

#[macro_export]
#[diagnostic_item = "write_macro"]
macro_rules! write {
    ($dst:expr, $($arg:tt)*) => { $dst.write_fmt($crate::format_args!($($arg)*)) };
}

#[macro_export]
#[diagnostic_item = "writeln_macro"]
macro_rules! writeln {
    ($dst:expr $(,)?) => { $crate::write!($dst, "\n") };
    ($dst:expr, $($arg:tt)*) => { $dst.write_fmt($crate::format_args_nl!($($arg)*)) };
}

#[macro_export]
#[diagnostic_item = "format_macro"]
macro_rules! format {
    ($($arg:tt)*) => { $crate::fmt::format($crate::format_args!($($arg)*)) };
}

#[macro_export]
#[diagnostic_item = "print_macro"]
macro_rules! print {
    ($($arg:tt)*) => { { $crate::io::_print($crate::format_args!($($arg)*)); } };
}

#[macro_export]
#[diagnostic_item = "println_macro"]
macro_rules! println {
    () => { $crate::print!("\n") };
    ($($arg:tt)*) => { { $crate::io::_print($crate::format_args_nl!($($arg)*)); } };
}

#[macro_export]
#[diagnostic_item = "eprint_macro"]
macro_rules! eprint {
    ($($arg:tt)*) => { { $crate::io::_eprint($crate::format_args!($($arg)*)); } };
}

#[macro_export]
#[diagnostic_item = "eprintln_macro"]
macro_rules! eprintln {
    () => { $crate::eprint!("\n") };
    ($($arg:tt)*) => { { $crate::io::_eprint($crate::format_args_nl!($($arg)*)); } };
}

/// Prints an expression's text and value to standard error and gives the value back.
#[macro_export]
#[diagnostic_item = "dbg_macro"]
macro_rules! dbg {
    () => { $crate::eprintln!("[{}:{}:{}]", $crate::file!(), $crate::line!(), $crate::column!()) };
    ($val:expr $(,)?) => {
        match $val {
            tmp => {
                $crate::eprintln!("[{}:{}:{}] {} = {:#?}", $crate::file!(), $crate::line!(), $crate::column!(), $crate::stringify!($val), &tmp);
                tmp
            }
        }
    };
    ($($val:expr),+ $(,)?) => { ($($crate::dbg!($val)),+,) };
}

#[macro_export]
#[diagnostic_item = "vec_macro"]
macro_rules! vec {
    () => { $crate::vec::Vec::new() };
    ($elem:expr; $n:expr) => { $crate::vec::from_elem($elem, $n) };
    ($($x:expr),+ $(,)?) => {
        $crate::boxed::box_assume_init_into_vec_unsafe($crate::boxed::write_box_via_move(
            $crate::boxed::Box::new_uninit(),
            [$($x),+],
        ))
    };
}

/// Returns early with the error, converted; the ancestor of `?`.
#[macro_export]
#[diagnostic_item = "try_macro"]
macro_rules! r#try {
    ($expr:expr $(,)?) => {
        match $expr {
            $crate::result::Result::Ok(val) => val,
            $crate::result::Result::Err(err) => return $crate::result::Result::Err($crate::convert::From::from(err)),
        }
    };
}

/// The address of a place without making a reference to it: `std::ptr::addr_of!`.
#[macro_export]
macro_rules! addr_of {
    ($place:expr) => { &raw const $place };
}

#[macro_export]
macro_rules! addr_of_mut {
    ($place:expr) => { &raw mut $place };
}

/// Declares statics that each thread has its own of.
#[macro_export]
#[diagnostic_item = "thread_local_macro"]
macro_rules! thread_local {
    () => {};
    ($(#[$attr:meta])* $vis:vis static $name:ident: $t:ty = const $init:block $(; $($rest:tt)*)?) => {
        $(#[$attr])*
        $vis static $name: $crate::thread::LocalKey<$t> = {
            fn init() -> $t { $init }
            $crate::thread::LocalKey::new(init)
        };
        $($crate::thread_local!($($rest)*);)?
    };
    ($(#[$attr:meta])* $vis:vis static $name:ident: $t:ty = $init:expr $(; $($rest:tt)*)?) => {
        $(#[$attr])*
        $vis static $name: $crate::thread::LocalKey<$t> = {
            fn init() -> $t { $init }
            $crate::thread::LocalKey::new(init)
        };
        $($crate::thread_local!($($rest)*);)?
    };
}
