//! The root of Ferrule's standard library: one crate, reachable as `std`, `core` and `alloc`.
//!
//! Conventions the compiler knows:
//! - `#[lang = "..."]` names an item the compiler needs; the names are rustc's.
//! - `#[intrinsic]` marks a function without a body that the compiler implements.
//! - `#[diagnostic_item = "..."]` names an item a message speaks about.
//! - `#[origin = "core"|"alloc"|"std"]` on a module is the crate name that `type_name` and messages
//!   show for it (`std` where there is none). On another item it is the module that `type_name` shows for
//!   it, where Rust's library defines it elsewhere: `#[origin = "core::iter::adapters::map"]`.
//! - `#[prelude_import]` is glob-imported into every module of this crate; user crates get the
//!   prelude of their edition.
//! - `#[picture(...)]` says how a value is drawn; see PICTURES.md.

#[macro_use]
mod macros;

pub mod prelude;

#[origin = "core"]
#[unstable(feature = "core_intrinsics")]
pub mod intrinsics;

#[origin = "alloc"]
pub mod alloc;
#[origin = "core"]
pub mod any;
#[origin = "core"]
pub mod array;
#[origin = "core"]
pub mod ascii;
#[origin = "core"]
mod bool;
#[origin = "core"]
pub mod borrow;
#[origin = "alloc"]
pub mod boxed;
#[origin = "core"]
pub mod cell;
#[origin = "core"]
pub mod char;
#[origin = "core"]
pub mod clone;
#[origin = "core"]
pub mod cmp;
pub mod collections;
#[origin = "core"]
pub mod convert;
#[origin = "core"]
pub mod default;
pub mod env;
#[origin = "core"]
pub mod error;
#[origin = "core"]
pub mod f32;
#[origin = "core"]
pub mod f64;
pub mod ffi;
#[origin = "core"]
pub mod fmt;
pub mod fs;
#[origin = "core"]
pub mod hash;
#[origin = "core"]
pub mod hint;
pub mod io;
#[origin = "core"]
mod int_modules;
#[origin = "core"]
pub mod iter;
#[origin = "core"]
pub mod marker;
#[origin = "core"]
pub mod mem;
#[origin = "core"]
pub mod num;
#[origin = "core"]
pub mod ops;
#[origin = "core"]
pub mod option;
pub mod os;
pub mod panic;
#[origin = "core"]
#[unstable(feature = "panic_internals")]
pub mod panicking;
pub mod path;
#[origin = "core"]
pub mod pin;
#[origin = "core"]
pub mod primitive;
pub mod process;
#[origin = "core"]
pub mod ptr;
#[origin = "alloc"]
mod raw_vec;
#[origin = "alloc"]
pub mod rc;
#[origin = "core"]
pub mod result;
#[unstable(feature = "rt")]
pub mod rt;
#[origin = "core"]
pub mod slice;
#[origin = "core"]
pub mod str;
#[origin = "alloc"]
pub mod string;
pub mod sync;
pub mod thread;
#[origin = "core"]
pub mod time;
#[origin = "core"]
mod tuple;
#[origin = "alloc"]
pub mod vec;

pub use self::int_modules::{i128, i16, i32, i64, i8, isize, u128, u16, u32, u64, u8, usize};

#[prelude_import]
use prelude::rust_2024::*;
