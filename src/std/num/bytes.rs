//! Integers and floats as bytes.

use crate::mem::transmute;

macro_rules! byte_conversions {
    ($($t:ident $size:literal;)*) => {$(
        impl $t {
            #[must_use]
            pub const fn to_ne_bytes(self) -> [u8; $size] {
                unsafe { transmute(self) }
            }

            #[must_use]
            pub const fn to_le_bytes(self) -> [u8; $size] {
                unsafe { transmute(self) }
            }

            #[must_use]
            pub const fn to_be_bytes(self) -> [u8; $size] {
                self.swap_bytes().to_ne_bytes()
            }

            #[must_use]
            pub const fn from_ne_bytes(bytes: [u8; $size]) -> $t {
                unsafe { transmute(bytes) }
            }

            #[must_use]
            pub const fn from_le_bytes(bytes: [u8; $size]) -> $t {
                unsafe { transmute(bytes) }
            }

            #[must_use]
            pub const fn from_be_bytes(bytes: [u8; $size]) -> $t {
                $t::from_ne_bytes(bytes).swap_bytes()
            }
        }
    )*};
}

byte_conversions! {
    u8 1;
    u16 2;
    u32 4;
    u64 8;
    u128 16;
    usize 8;
    i8 1;
    i16 2;
    i32 4;
    i64 8;
    i128 16;
    isize 8;
}

macro_rules! float_bytes {
    ($($t:ident $bits:ident $size:literal;)*) => {$(
        impl $t {
            #[must_use]
            #[inline]
            pub const fn to_bits(self) -> $bits {
                unsafe { transmute(self) }
            }

            #[must_use]
            #[inline]
            pub const fn from_bits(v: $bits) -> $t {
                unsafe { transmute(v) }
            }

            #[must_use]
            pub const fn to_ne_bytes(self) -> [u8; $size] {
                self.to_bits().to_ne_bytes()
            }

            #[must_use]
            pub const fn to_le_bytes(self) -> [u8; $size] {
                self.to_bits().to_le_bytes()
            }

            #[must_use]
            pub const fn to_be_bytes(self) -> [u8; $size] {
                self.to_bits().to_be_bytes()
            }

            #[must_use]
            pub const fn from_ne_bytes(bytes: [u8; $size]) -> $t {
                $t::from_bits($bits::from_ne_bytes(bytes))
            }

            #[must_use]
            pub const fn from_le_bytes(bytes: [u8; $size]) -> $t {
                $t::from_bits($bits::from_le_bytes(bytes))
            }

            #[must_use]
            pub const fn from_be_bytes(bytes: [u8; $size]) -> $t {
                $t::from_bits($bits::from_be_bytes(bytes))
            }
        }
    )*};
}

float_bytes! {
    f32 u32 4;
    f64 u64 8;
}
