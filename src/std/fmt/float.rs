//! Floats as text. The digits come from the machine; here is what stands around them.

use super::{Debug, Display, Formatter, LowerExp, Result, UpperExp};
use crate::intrinsics;
use crate::vec::Vec;

/// Room for every float without a precision, and with one up to `SMALL_PRECISION`.
const BUFFER: usize = 512;
const SMALL_PRECISION: usize = 150;

/// Which form the digits have.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    Decimal,
    LowerExp,
    UpperExp,
}

/// A float of either width without its sign.
#[derive(Clone, Copy)]
enum Magnitude {
    F32(f32),
    F64(f64),
}

impl Magnitude {
    /// Writes the digits and gives their number. A precision of -1 asks for the shortest.
    fn digits(self, form: Form, precision: isize, buffer: *mut u8) -> usize {
        unsafe {
            match (self, form) {
                (Magnitude::F32(x), Form::Decimal) => intrinsics::float_to_decimal_f32(x, precision, buffer),
                (Magnitude::F32(x), Form::LowerExp) => intrinsics::float_to_exp_f32(x, precision, false, buffer),
                (Magnitude::F32(x), Form::UpperExp) => intrinsics::float_to_exp_f32(x, precision, true, buffer),
                (Magnitude::F64(x), Form::Decimal) => intrinsics::float_to_decimal_f64(x, precision, buffer),
                (Magnitude::F64(x), Form::LowerExp) => intrinsics::float_to_exp_f64(x, precision, false, buffer),
                (Magnitude::F64(x), Form::UpperExp) => intrinsics::float_to_exp_f64(x, precision, true, buffer),
            }
        }
    }
}

macro_rules! float_formats {
    ($($t:ty, $Width:ident;)*) => {$(
        impl Display for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                let parts = Parts { nan: self.is_nan(), infinite: self.is_infinite(), negative: self.is_sign_negative() };
                float(parts, Magnitude::$Width(self.abs()), f, Form::Decimal, false)
            }
        }

        impl Debug for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                let parts = Parts { nan: self.is_nan(), infinite: self.is_infinite(), negative: self.is_sign_negative() };
                let size = self.abs();
                let form = if f.precision().is_none() && (size >= 1e16 || (size != 0.0 && size < 1e-4)) {
                    Form::LowerExp
                } else {
                    Form::Decimal
                };
                float(parts, Magnitude::$Width(size), f, form, true)
            }
        }

        impl LowerExp for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                let parts = Parts { nan: self.is_nan(), infinite: self.is_infinite(), negative: self.is_sign_negative() };
                float(parts, Magnitude::$Width(self.abs()), f, Form::LowerExp, false)
            }
        }

        impl UpperExp for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                let parts = Parts { nan: self.is_nan(), infinite: self.is_infinite(), negative: self.is_sign_negative() };
                float(parts, Magnitude::$Width(self.abs()), f, Form::UpperExp, false)
            }
        }
    )*};
}

float_formats! {
    f32, F32;
    f64, F64;
}

/// What is not in the magnitude.
struct Parts {
    nan: bool,
    infinite: bool,
    negative: bool,
}

/// Writes sign, digits and padding; with `point`, at least one decimal unless a precision says otherwise.
fn float(parts: Parts, magnitude: Magnitude, f: &mut Formatter<'_>, form: Form, point: bool) -> Result {
    if parts.nan {
        return f.pad_number("", "NaN");
    }
    let sign = if parts.negative {
        "-"
    } else if f.sign_plus() {
        "+"
    } else {
        ""
    };
    if parts.infinite {
        return f.pad_number(sign, "inf");
    }
    match f.precision() {
        Some(precision) if precision > SMALL_PRECISION => {
            let mut buffer: Vec<u8> = Vec::with_capacity(BUFFER + precision);
            let len = magnitude.digits(form, precision as isize, buffer.as_mut_ptr());
            unsafe { buffer.set_len(len) };
            f.pad_number(sign, unsafe { crate::str::from_utf8_unchecked(&buffer) })
        }
        precision => {
            let mut buffer = [0u8; BUFFER];
            let wanted = match precision {
                Some(n) => n as isize,
                None => -1,
            };
            let mut len = magnitude.digits(form, wanted, &mut buffer as *mut [u8; BUFFER] as *mut u8);
            if point && precision.is_none() && form == Form::Decimal && !has_point(&buffer[..len]) {
                buffer[len] = b'.';
                buffer[len + 1] = b'0';
                len += 2;
            }
            f.pad_number(sign, unsafe { crate::str::from_utf8_unchecked(&buffer[..len]) })
        }
    }
}

fn has_point(digits: &[u8]) -> bool {
    let mut i = 0;
    while i < digits.len() {
        if digits[i] == b'.' {
            return true;
        }
        i += 1;
    }
    false
}
