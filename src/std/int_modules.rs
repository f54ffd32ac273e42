//! The old modules of the integer types, each with `MIN` and `MAX`.

macro_rules! integer_modules {
    ($($t:ident)*) => {$(
        pub mod $t {
            pub const MIN: $t = $t::MIN;
            pub const MAX: $t = $t::MAX;
        }
    )*};
}

integer_modules! { u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize }
