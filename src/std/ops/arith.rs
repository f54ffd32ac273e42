//! `+ - * / %` and unary `-`: the traits and their impls for the primitive types.

/// The operator `+`.
#[lang = "add"]
#[diagnostic_item = "Add"]
#[diagnostic::on_unimplemented(message = "cannot add `{Rhs}` to `{Self}`", label = "no implementation for `{Self} + {Rhs}`")]
pub trait Add<Rhs = Self> {
    /// What the operator gives.
    type Output;
    #[must_use]
    fn add(self, rhs: Rhs) -> Self::Output;
}

/// The operator `-` between two values.
#[lang = "sub"]
#[diagnostic_item = "Sub"]
#[diagnostic::on_unimplemented(message = "cannot subtract `{Rhs}` from `{Self}`", label = "no implementation for `{Self} - {Rhs}`")]
pub trait Sub<Rhs = Self> {
    /// What the operator gives.
    type Output;
    #[must_use]
    fn sub(self, rhs: Rhs) -> Self::Output;
}

/// The operator `*` between two values.
#[lang = "mul"]
#[diagnostic_item = "Mul"]
#[diagnostic::on_unimplemented(message = "cannot multiply `{Self}` by `{Rhs}`", label = "no implementation for `{Self} * {Rhs}`")]
pub trait Mul<Rhs = Self> {
    /// What the operator gives.
    type Output;
    #[must_use]
    fn mul(self, rhs: Rhs) -> Self::Output;
}

/// The operator `/`.
#[lang = "div"]
#[diagnostic_item = "Div"]
#[diagnostic::on_unimplemented(message = "cannot divide `{Self}` by `{Rhs}`", label = "no implementation for `{Self} / {Rhs}`")]
pub trait Div<Rhs = Self> {
    /// What the operator gives.
    type Output;
    #[must_use]
    fn div(self, rhs: Rhs) -> Self::Output;
}

/// The operator `%`.
#[lang = "rem"]
#[diagnostic_item = "Rem"]
#[diagnostic::on_unimplemented(
    message = "cannot calculate the remainder of `{Self}` divided by `{Rhs}`",
    label = "no implementation for `{Self} % {Rhs}`"
)]
pub trait Rem<Rhs = Self> {
    /// What the operator gives.
    type Output;
    #[must_use]
    fn rem(self, rhs: Rhs) -> Self::Output;
}

/// Unary `-`.
#[lang = "neg"]
#[diagnostic_item = "Neg"]
pub trait Neg {
    /// What the operator gives.
    type Output;
    #[must_use]
    fn neg(self) -> Self::Output;
}

/// `T op T`, `&T op T`, `T op &T` and `&T op &T`.
macro_rules! binary_impls {
    ($Trait:ident $method:ident $op:tt : $($t:ty)*) => {$(
        impl $Trait for $t {
            type Output = $t;
            #[inline]
            #[track_caller]
            fn $method(self, rhs: $t) -> $t { self $op rhs }
        }
        impl<'a> $Trait<$t> for &'a $t {
            type Output = $t;
            #[inline]
            #[track_caller]
            fn $method(self, rhs: $t) -> $t { *self $op rhs }
        }
        impl<'a> $Trait<&'a $t> for $t {
            type Output = $t;
            #[inline]
            #[track_caller]
            fn $method(self, rhs: &'a $t) -> $t { self $op *rhs }
        }
        impl<'a, 'b> $Trait<&'a $t> for &'b $t {
            type Output = $t;
            #[inline]
            #[track_caller]
            fn $method(self, rhs: &'a $t) -> $t { *self $op *rhs }
        }
    )*};
}

binary_impls! { Add add + : usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 f32 f64 }
binary_impls! { Sub sub - : usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 f32 f64 }
binary_impls! { Mul mul * : usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 f32 f64 }
binary_impls! { Div div / : usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 f32 f64 }
binary_impls! { Rem rem % : usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 f32 f64 }

macro_rules! neg_impls {
    ($($t:ty)*) => {$(
        impl Neg for $t {
            type Output = $t;
            #[inline]
            #[track_caller]
            fn neg(self) -> $t { -self }
        }
        impl<'a> Neg for &'a $t {
            type Output = $t;
            #[inline]
            #[track_caller]
            fn neg(self) -> $t { -*self }
        }
    )*};
}

neg_impls! { isize i8 i16 i32 i64 i128 f32 f64 }
