//! The primitive types under paths, for macros whose users may have types of the same names.

pub use {bool, char, f32, f64, i128, i16, i32, i64, i8, isize, str, u128, u16, u32, u64, u8, usize};
