//! `+= -= *= /= %=`: the traits and their impls for the primitive types.

/// The operator `+=`.
#[lang = "add_assign"]
#[diagnostic_item = "AddAssign"]
#[diagnostic::on_unimplemented(message = "cannot add-assign `{Rhs}` to `{Self}`", label = "no implementation for `{Self} += {Rhs}`")]
#[origin = "core::ops::arith"]
pub trait AddAssign<Rhs = Self> {
    fn add_assign(&mut self, rhs: Rhs);
}

/// The operator `-=`.
#[lang = "sub_assign"]
#[diagnostic_item = "SubAssign"]
#[diagnostic::on_unimplemented(message = "cannot subtract-assign `{Rhs}` from `{Self}`", label = "no implementation for `{Self} -= {Rhs}`")]
#[origin = "core::ops::arith"]
pub trait SubAssign<Rhs = Self> {
    fn sub_assign(&mut self, rhs: Rhs);
}

/// The operator `*=`.
#[lang = "mul_assign"]
#[diagnostic_item = "MulAssign"]
#[diagnostic::on_unimplemented(message = "cannot multiply-assign `{Self}` by `{Rhs}`", label = "no implementation for `{Self} *= {Rhs}`")]
#[origin = "core::ops::arith"]
pub trait MulAssign<Rhs = Self> {
    fn mul_assign(&mut self, rhs: Rhs);
}

/// The operator `/=`.
#[lang = "div_assign"]
#[diagnostic_item = "DivAssign"]
#[diagnostic::on_unimplemented(message = "cannot divide-assign `{Self}` by `{Rhs}`", label = "no implementation for `{Self} /= {Rhs}`")]
#[origin = "core::ops::arith"]
pub trait DivAssign<Rhs = Self> {
    fn div_assign(&mut self, rhs: Rhs);
}

/// The operator `%=`.
#[lang = "rem_assign"]
#[diagnostic_item = "RemAssign"]
#[diagnostic::on_unimplemented(message = "cannot calculate and assign the remainder of `{Self}` divided by `{Rhs}`", label = "no implementation for `{Self} %= {Rhs}`")]
#[origin = "core::ops::arith"]
pub trait RemAssign<Rhs = Self> {
    fn rem_assign(&mut self, rhs: Rhs);
}

/// `T op= T` and `T op= &T`.
macro_rules! assign_impls {
    ($Trait:ident $method:ident $op:tt : $($t:ty)*) => {$(
        impl $Trait for $t {
            #[inline]
            #[track_caller]
            fn $method(&mut self, rhs: $t) { *self $op rhs }
        }
        impl<'a> $Trait<&'a $t> for $t {
            #[inline]
            #[track_caller]
            fn $method(&mut self, rhs: &'a $t) { *self $op *rhs }
        }
    )*};
}

assign_impls! { AddAssign add_assign += : usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 f32 f64 }
assign_impls! { SubAssign sub_assign -= : usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 f32 f64 }
assign_impls! { MulAssign mul_assign *= : usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 f32 f64 }
assign_impls! { DivAssign div_assign /= : usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 f32 f64 }
assign_impls! { RemAssign rem_assign %= : usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 f32 f64 }
