//! The mathematics of floats.

use crate::intrinsics;

macro_rules! float_mathematics {
    ($t:ident, fabs $fabs:ident, fma $fma:ident, powi $powi:ident, const $($exact:ident $rounds:ident)*, unary $($name:ident $unary:ident)*, binary $($name2:ident $binary:ident)*) => {
        impl $t {
            $(
                #[must_use = "method returns a new number and does not mutate the original value"]
                #[inline]
                pub const fn $exact(self) -> $t {
                    intrinsics::$rounds(self)
                }
            )*

            $(
                #[must_use = "method returns a new number and does not mutate the original value"]
                #[inline]
                pub fn $name(self) -> $t {
                    intrinsics::$unary(self)
                }
            )*

            $(
                #[must_use = "method returns a new number and does not mutate the original value"]
                #[inline]
                pub fn $name2(self, other: $t) -> $t {
                    intrinsics::$binary(self, other)
                }
            )*

            #[must_use = "method returns a new number and does not mutate the original value"]
            #[inline]
            pub const fn abs(self) -> $t {
                intrinsics::$fabs(self)
            }

            #[must_use = "method returns a new number and does not mutate the original value"]
            pub const fn fract(self) -> $t {
                self - self.trunc()
            }

            #[must_use = "method returns a new number and does not mutate the original value"]
            pub const fn mul_add(self, a: $t, b: $t) -> $t {
                intrinsics::$fma(self, a, b)
            }

            #[must_use = "method returns a new number and does not mutate the original value"]
            pub fn powi(self, n: i32) -> $t {
                intrinsics::$powi(self, n)
            }

            #[must_use = "method returns a new number and does not mutate the original value"]
            pub fn div_euclid(self, rhs: $t) -> $t {
                let q = (self / rhs).trunc();
                if self % rhs < 0.0 {
                    return if rhs > 0.0 { q - 1.0 } else { q + 1.0 };
                }
                q
            }

            #[must_use = "method returns a new number and does not mutate the original value"]
            pub fn rem_euclid(self, rhs: $t) -> $t {
                let r = self % rhs;
                if r < 0.0 { r + rhs.abs() } else { r }
            }

            #[must_use = "method returns a new number and does not mutate the original value"]
            pub fn log(self, base: $t) -> $t {
                self.ln() / base.ln()
            }

            pub fn sin_cos(self) -> ($t, $t) {
                (self.sin(), self.cos())
            }

            #[must_use = "method returns a new number and does not mutate the original value"]
            pub fn abs_sub(self, other: $t) -> $t {
                if self <= other { 0.0 } else { self - other }
            }
        }
    };
}

float_mathematics! {
    f32, fabs fabsf32, fma fmaf32, powi powif32,
    const floor floorf32 ceil ceilf32 trunc truncf32 round roundf32 round_ties_even round_ties_evenf32,
    unary sqrt sqrtf32 sin sinf32 cos cosf32 tan tanf32 asin asinf32 acos acosf32 atan atanf32 sinh sinhf32 cosh coshf32 tanh tanhf32 asinh asinhf32 acosh acoshf32 atanh atanhf32 exp expf32 exp2 exp2f32 exp_m1 exp_m1f32 ln lnf32 ln_1p ln_1pf32 log10 log10f32 log2 log2f32 cbrt cbrtf32,
    binary powf powf32 atan2 atan2f32 hypot hypotf32
}
float_mathematics! {
    f64, fabs fabsf64, fma fmaf64, powi powif64,
    const floor floorf64 ceil ceilf64 trunc truncf64 round roundf64 round_ties_even round_ties_evenf64,
    unary sqrt sqrtf64 sin sinf64 cos cosf64 tan tanf64 asin asinf64 acos acosf64 atan atanf64 sinh sinhf64 cosh coshf64 tanh tanhf64 asinh asinhf64 acosh acoshf64 atanh atanhf64 exp expf64 exp2 exp2f64 exp_m1 exp_m1f64 ln lnf64 ln_1p ln_1pf64 log10 log10f64 log2 log2f64 cbrt cbrtf64,
    binary powf powf64 atan2 atan2f64 hypot hypotf64
}
