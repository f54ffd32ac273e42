//! Integers as text, in every radix.

use super::{Binary, Debug, Display, Formatter, LowerExp, LowerHex, Octal, Result, UpperExp, UpperHex};

/// Room for the longest integer, 128 binary digits.
const LONGEST: usize = 128;

/// Digits written from the end of a buffer towards its start.
struct Digits {
    buffer: [u8; LONGEST],
    start: usize,
}

impl Digits {
    fn new() -> Digits {
        Digits { buffer: [0; LONGEST], start: LONGEST }
    }

    fn push(&mut self, byte: u8) {
        self.start -= 1;
        self.buffer[self.start] = byte;
    }

    fn as_str(&self) -> &str {
        unsafe { crate::str::from_utf8_unchecked(&self.buffer[self.start..]) }
    }

    fn decimal_u32(&mut self, mut n: u32) {
        loop {
            self.push(b'0' + (n % 10) as u8);
            n /= 10;
            if n == 0 {
                return;
            }
        }
    }

    /// Nine digits at a time are cut off, so that most divisions are short ones.
    fn decimal_u64(&mut self, mut n: u64) {
        while n > 0xffff_ffff {
            let mut low = (n % 1_000_000_000) as u32;
            n /= 1_000_000_000;
            let mut i = 0;
            while i < 9 {
                self.push(b'0' + (low % 10) as u8);
                low /= 10;
                i += 1;
            }
        }
        self.decimal_u32(n as u32);
    }

    fn decimal_u128(&mut self, mut n: u128) {
        while n > 0xffff_ffff_ffff_ffff {
            let mut low = (n % 1_000_000_000) as u32;
            n /= 1_000_000_000;
            let mut i = 0;
            while i < 9 {
                self.push(b'0' + (low % 10) as u8);
                low /= 10;
                i += 1;
            }
        }
        self.decimal_u64(n as u64);
    }

    /// `bits` is 1, 3 or 4; `ten` is the digit that stands for ten.
    fn power_of_two(&mut self, mut n: u128, bits: u32, ten: u8) {
        while n > 0xffff_ffff {
            self.push(digit(n as u32 & ((1 << bits) - 1), ten));
            n >>= bits;
        }
        let mut n = n as u32;
        loop {
            self.push(digit(n & ((1 << bits) - 1), ten));
            n >>= bits;
            if n == 0 {
                return;
            }
        }
    }
}

fn digit(d: u32, ten: u8) -> u8 {
    if d < 10 { b'0' + d as u8 } else { ten + (d as u8 - 10) }
}

fn radix(n: u128, bits: u32, ten: u8, prefix: &str, f: &mut Formatter<'_>) -> Result {
    let mut digits = Digits::new();
    digits.power_of_two(n, bits, ten);
    f.pad_integral(true, prefix, digits.as_str())
}

/// `$unsigned` has the same width; `$decimal` writes the digits of `$magnitude`, the absolute value of `$n`.
macro_rules! integer_formats {
    ($($t:ty, $unsigned:ty, $decimal:ident, |$n:ident| $magnitude:expr;)*) => {$(
        impl Display for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                let nonnegative = *self >= 0;
                let $n = *self;
                let mut digits = Digits::new();
                digits.$decimal($magnitude);
                f.pad_integral(nonnegative, "", digits.as_str())
            }
        }

        impl Debug for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                if f.debug_lower_hex() {
                    LowerHex::fmt(self, f)
                } else if f.debug_upper_hex() {
                    UpperHex::fmt(self, f)
                } else {
                    Display::fmt(self, f)
                }
            }
        }

        impl Binary for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                radix(*self as $unsigned as u128, 1, b'a', "0b", f)
            }
        }

        impl Octal for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                radix(*self as $unsigned as u128, 3, b'a', "0o", f)
            }
        }

        impl LowerHex for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                radix(*self as $unsigned as u128, 4, b'a', "0x", f)
            }
        }

        impl UpperHex for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                radix(*self as $unsigned as u128, 4, b'A', "0x", f)
            }
        }

        impl LowerExp for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                let $n = *self;
                exponent(*self >= 0, ($magnitude) as u128, 'e', f)
            }
        }

        impl UpperExp for $t {
            fn fmt(&self, f: &mut Formatter<'_>) -> Result {
                let $n = *self;
                exponent(*self >= 0, ($magnitude) as u128, 'E', f)
            }
        }
    )*};
}

integer_formats! {
    u8, u8, decimal_u32, |n| n as u32;
    u16, u16, decimal_u32, |n| n as u32;
    u32, u32, decimal_u32, |n| n;
    u64, u64, decimal_u64, |n| n;
    usize, usize, decimal_u64, |n| n as u64;
    u128, u128, decimal_u128, |n| n;
    i8, u8, decimal_u32, |n| (n as i32).unsigned_abs();
    i16, u16, decimal_u32, |n| (n as i32).unsigned_abs();
    i32, u32, decimal_u32, |n| n.unsigned_abs();
    i64, u64, decimal_u64, |n| n.unsigned_abs();
    isize, usize, decimal_u64, |n| n.unsigned_abs() as u64;
    i128, u128, decimal_u128, |n| n.unsigned_abs();
}

/// Scientific notation; a precision rounds to even on a tie.
fn exponent(nonnegative: bool, mut n: u128, e: char, f: &mut Formatter<'_>) -> Result {
    let mut exponent = 0usize;
    while n >= 10 && n % 10 == 0 {
        n /= 10;
        exponent += 1;
    }
    let mut added_zeros = 0;
    if let Some(precision) = f.precision() {
        let mut digits_after = 0;
        let mut rest = n;
        while rest >= 10 {
            rest /= 10;
            digits_after += 1;
        }
        if precision >= digits_after {
            added_zeros = precision - digits_after;
        } else {
            let mut surplus = digits_after - precision;
            let mut lost = false;
            while surplus > 1 {
                lost = lost || n % 10 != 0;
                n /= 10;
                exponent += 1;
                surplus -= 1;
            }
            let last = n % 10;
            n /= 10;
            exponent += 1;
            if last > 5 || (last == 5 && (lost || n % 2 != 0)) {
                n += 1;
                // 9.99 became 10.0: one digit fewer, one power more.
                if digits_of(n) > precision + 1 {
                    n /= 10;
                    exponent += 1;
                }
            }
        }
    }
    let mut mantissa = Digits::new();
    mantissa.decimal_u128(n);
    let digits = mantissa.as_str();
    exponent += digits.len() - 1;
    let mut power = Digits::new();
    power.decimal_u64(exponent as u64);

    let mut body = crate::string::String::new();
    body.push_str(&digits[..1]);
    if digits.len() > 1 || added_zeros > 0 {
        body.push('.');
        body.push_str(&digits[1..]);
        while added_zeros > 0 {
            body.push('0');
            added_zeros -= 1;
        }
    }
    body.push(e);
    body.push_str(power.as_str());
    let sign = if !nonnegative {
        "-"
    } else if f.sign_plus() {
        "+"
    } else {
        ""
    };
    f.pad_number(sign, &body)
}

fn digits_of(mut n: u128) -> usize {
    let mut count = 1;
    while n >= 10 {
        n /= 10;
        count += 1;
    }
    count
}
