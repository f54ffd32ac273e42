//! Conversions between number types.

use crate::num::TryFromIntError;

macro_rules! lossless {
    ($($from:ty => $($to:ty)*;)*) => {$($(
        impl From<$from> for $to {
            #[inline]
            fn from(x: $from) -> $to { x as $to }
        }
    )*)*};
}

lossless! {
    bool => u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize;
    u8 => u16 u32 u64 u128 usize i16 i32 i64 i128 isize f32 f64 char;
    u16 => u32 u64 u128 usize i32 i64 i128 f32 f64;
    u32 => u64 u128 i64 i128 f64;
    u64 => u128 i128;
    i8 => i16 i32 i64 i128 isize f32 f64;
    i16 => i32 i64 i128 isize f32 f64;
    i32 => i64 i128 f64;
    i64 => i128;
    f32 => f64;
    char => u32 u64 u128;
}

impl From<bool> for f32 {
    fn from(x: bool) -> f32 {
        x as u8 as f32
    }
}

impl From<bool> for f64 {
    fn from(x: bool) -> f64 {
        x as u8 as f64
    }
}

/// Keeps the value if the cast and the cast back agree and the sign survives.
macro_rules! checked {
    ($($from:ty => $($to:ty)*;)*) => {$($(
        impl TryFrom<$from> for $to {
            type Error = TryFromIntError;
            #[inline]
            fn try_from(x: $from) -> Result<$to, TryFromIntError> {
                let y = x as $to;
                #[allow(unused_comparisons)]
                if y as $from == x && (y < 0) == (x < 0) { Ok(y) } else { Err(TryFromIntError::new()) }
            }
        }
    )*)*};
}

checked! {
    u8 => i8;
    u16 => u8 i8 i16 isize;
    u32 => u8 u16 i8 i16 i32 usize isize;
    u64 => u8 u16 u32 i8 i16 i32 i64 usize isize;
    u128 => u8 u16 u32 u64 i8 i16 i32 i64 i128 usize isize;
    usize => u8 u16 u32 u64 u128 i8 i16 i32 i64 i128 isize;
    i8 => u8 u16 u32 u64 u128 usize;
    i16 => u8 u16 u32 u64 u128 i8 usize;
    i32 => u8 u16 u32 u64 u128 i8 i16 usize isize;
    i64 => u8 u16 u32 u64 u128 i8 i16 i32 usize isize;
    i128 => u8 u16 u32 u64 u128 i8 i16 i32 i64 usize isize;
    isize => u8 u16 u32 u64 u128 i8 i16 i32 i64 i128 usize;
}
