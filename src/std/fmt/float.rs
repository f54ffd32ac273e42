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

macro_rules! float_formats {
    ($($t:ty, $digits:ident, $decimal:ident, $exp:ident;)*) => {$(
        fn $digits(x: $t, precision: isize, form: Form, buffer: *mut u8) -> usize {
            unsafe {
                match form {
                    Form::Decimal => intrinsics::$decimal(x, precision, buffer),
                    Form::LowerExp => intrinsics::$exp(x, precision, false, buffer),
                    Form::UpperExp => intrinsics::$exp(x, precision, true, buffer),
                }
            }
        }

        impl Display for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                float(*self as f64, f, Form::Decimal, 0, |p, form, b| $digits(self.abs(), p, form, b), self.is_sign_negative())
            }
        }

        impl Debug for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                let size = self.abs();
                let form = if f.precision().is_none() && (size >= 1e16 || (size != 0.0 && size < 1e-4)) {
                    Form::LowerExp
                } else {
                    Form::Decimal
                };
                float(*self as f64, f, form, 1, |p, form, b| $digits(size, p, form, b), self.is_sign_negative())
            }
        }

        impl LowerExp for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                float(*self as f64, f, Form::LowerExp, 0, |p, form, b| $digits(self.abs(), p, form, b), self.is_sign_negative())
            }
        }

        impl UpperExp for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                float(*self as f64, f, Form::UpperExp, 0, |p, form, b| $digits(self.abs(), p, form, b), self.is_sign_negative())
            }
        }
    )*};
}

float_formats! {
    f32, digits_f32, float_to_decimal_f32, float_to_exp_f32;
    f64, digits_f64, float_to_decimal_f64, float_to_exp_f64;
}

/// Writes sign, digits and padding. `at_least` is the number of decimals that must be shown.
fn float<F: Fn(isize, Form, *mut u8) -> usize>(x: f64, f: &mut Formatter<'_>, form: Form, at_least: usize, digits: F, negative: bool) -> Result {
    if x.is_nan() {
        return f.pad_number("", "NaN");
    }
    let sign = if negative {
        "-"
    } else if f.sign_plus() {
        "+"
    } else {
        ""
    };
    if x.is_infinite() {
        return f.pad_number(sign, "inf");
    }
    match f.precision() {
        Some(precision) if precision > SMALL_PRECISION => {
            let mut buffer: Vec<u8> = Vec::with_capacity(BUFFER + precision);
            let len = digits(precision as isize, form, buffer.as_mut_ptr());
            unsafe { buffer.set_len(len) };
            f.pad_number(sign, unsafe { crate::str::from_utf8_unchecked(&buffer) })
        }
        precision => {
            let mut buffer = [0u8; BUFFER];
            let wanted = match precision {
                Some(n) => n as isize,
                None => -1,
            };
            let mut len = digits(wanted, form, &mut buffer as *mut [u8; BUFFER] as *mut u8);
            if at_least > 0 && precision.is_none() && form == Form::Decimal && !has_point(&buffer[..len]) {
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
