//! Reading numbers from text.

use super::error::FloatErrorKind;
use super::{IntErrorKind, ParseFloatError, ParseIntError};
use crate::intrinsics;
use crate::str::FromStr;

/// The value of a digit, or 255.
const fn digit_value(byte: u8) -> u32 {
    match byte {
        b'0'..=b'9' => (byte - b'0') as u32,
        b'a'..=b'z' => (byte - b'a') as u32 + 10,
        b'A'..=b'Z' => (byte - b'A') as u32 + 10,
        _ => 255,
    }
}

#[track_caller]
const fn radix_fail(radix: u32) -> ! {
    panic!("from_ascii_radix: radix must lie in the range `[2, 36]` - found {radix}")
}

macro_rules! integer_parsing {
    ($($t:ident $signed:literal;)*) => {$(
        impl FromStr for $t {
            type Err = ParseIntError;
            #[inline]
            fn from_str(src: &str) -> Result<$t, ParseIntError> {
                $t::from_str_radix(src, 10)
            }
        }

        impl $t {
            /// Digits of a radix from 2 to 36, with an optional sign before them.
            pub const fn from_str_radix(src: &str, radix: u32) -> Result<$t, ParseIntError> {
                $t::from_ascii_radix(src.as_bytes(), radix)
            }

            #[unstable(feature = "int_from_ascii", issue = "134821")]
            pub(crate) const fn from_ascii(src: &[u8]) -> Result<$t, ParseIntError> {
                $t::from_ascii_radix(src, 10)
            }

            #[unstable(feature = "int_from_ascii", issue = "134821")]
            pub(crate) const fn from_ascii_radix(bytes: &[u8], radix: u32) -> Result<$t, ParseIntError> {
                if radix < 2 || radix > 36 {
                    radix_fail(radix)
                }
                if bytes.len() == 0 {
                    return Err(ParseIntError { kind: IntErrorKind::Empty });
                }
                let negative = $signed && bytes[0] == b'-';
                let mut i = if negative || bytes[0] == b'+' { 1 } else { 0 };
                if i == bytes.len() {
                    return Err(ParseIntError { kind: IntErrorKind::InvalidDigit });
                }
                let overflow = if negative { IntErrorKind::NegOverflow } else { IntErrorKind::PosOverflow };
                let mut result: $t = 0;
                while i < bytes.len() {
                    let digit = digit_value(bytes[i]);
                    // Overflow is noted before a bad digit at the same place, as rustc's loop has it.
                    let scaled = intrinsics::mul_with_overflow(result, radix as $t);
                    if digit >= radix {
                        return Err(ParseIntError { kind: IntErrorKind::InvalidDigit });
                    }
                    if scaled.1 {
                        return Err(ParseIntError { kind: overflow });
                    }
                    let next = if negative {
                        intrinsics::sub_with_overflow(scaled.0, digit as $t)
                    } else {
                        intrinsics::add_with_overflow(scaled.0, digit as $t)
                    };
                    if next.1 {
                        return Err(ParseIntError { kind: overflow });
                    }
                    result = next.0;
                    i += 1;
                }
                Ok(result)
            }
        }
    )*};
}

integer_parsing! {
    u8 false;
    u16 false;
    u32 false;
    u64 false;
    u128 false;
    usize false;
    i8 true;
    i16 true;
    i32 true;
    i64 true;
    i128 true;
    isize true;
}

/// Whether the bytes are digits with at most one point and an optional exponent.
fn is_decimal_number(bytes: &[u8]) -> bool {
    let mut i = 0;
    let mut digits = 0;
    while i < bytes.len() && bytes[i].is_ascii_digit() {
        i += 1;
        digits += 1;
    }
    if i < bytes.len() && bytes[i] == b'.' {
        i += 1;
        while i < bytes.len() && bytes[i].is_ascii_digit() {
            i += 1;
            digits += 1;
        }
    }
    if digits == 0 {
        return false;
    }
    if i < bytes.len() && (bytes[i] == b'e' || bytes[i] == b'E') {
        i += 1;
        if i < bytes.len() && (bytes[i] == b'+' || bytes[i] == b'-') {
            i += 1;
        }
        let start = i;
        while i < bytes.len() && bytes[i].is_ascii_digit() {
            i += 1;
        }
        if i == start {
            return false;
        }
    }
    i == bytes.len()
}

macro_rules! float_parsing {
    ($($t:ident $parse:ident;)*) => {$(
        impl FromStr for $t {
            type Err = ParseFloatError;
            fn from_str(src: &str) -> Result<$t, ParseFloatError> {
                let mut bytes = src.as_bytes();
                if bytes.is_empty() {
                    return Err(ParseFloatError { kind: FloatErrorKind::Empty });
                }
                let negative = bytes[0] == b'-';
                if negative || bytes[0] == b'+' {
                    bytes = &bytes[1..];
                }
                let mut value: $t = 0.0;
                if is_decimal_number(bytes) {
                    if !unsafe { intrinsics::$parse(bytes.as_ptr(), bytes.len(), &mut value as *mut $t) } {
                        return Err(ParseFloatError { kind: FloatErrorKind::Invalid });
                    }
                } else if bytes.eq_ignore_ascii_case(b"inf") || bytes.eq_ignore_ascii_case(b"infinity") {
                    value = $t::INFINITY;
                } else if bytes.eq_ignore_ascii_case(b"nan") {
                    value = $t::NAN;
                } else {
                    return Err(ParseFloatError { kind: FloatErrorKind::Invalid });
                }
                Ok(if negative { -value } else { value })
            }
        }
    )*};
}

float_parsing! {
    f32 parse_f32;
    f64 parse_f64;
}
