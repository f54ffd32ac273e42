//! `& | ^ << >> !` and their assigning forms: the traits and their impls for the primitive types.

/// Unary `!`.
#[lang = "not"]
#[diagnostic_item = "Not"]
pub trait Not {
    /// What the operator gives.
    type Output;
    #[must_use]
    fn not(self) -> Self::Output;
}

/// The operator `&`.
#[lang = "bitand"]
#[diagnostic_item = "BitAnd"]
#[diagnostic::on_unimplemented(message = "no implementation for `{Self} & {Rhs}`", label = "no implementation for `{Self} & {Rhs}`")]
pub trait BitAnd<Rhs = Self> {
    /// What the operator gives.
    type Output;
    #[must_use]
    fn bitand(self, rhs: Rhs) -> Self::Output;
}

/// The operator `&=`.
#[lang = "bitand_assign"]
#[diagnostic_item = "BitAndAssign"]
#[diagnostic::on_unimplemented(message = "no implementation for `{Self} &= {Rhs}`", label = "no implementation for `{Self} &= {Rhs}`")]
pub trait BitAndAssign<Rhs = Self> {
    fn bitand_assign(&mut self, rhs: Rhs);
}

/// The operator `|`.
#[lang = "bitor"]
#[diagnostic_item = "BitOr"]
#[diagnostic::on_unimplemented(message = "no implementation for `{Self} | {Rhs}`", label = "no implementation for `{Self} | {Rhs}`")]
pub trait BitOr<Rhs = Self> {
    /// What the operator gives.
    type Output;
    #[must_use]
    fn bitor(self, rhs: Rhs) -> Self::Output;
}

/// The operator `|=`.
#[lang = "bitor_assign"]
#[diagnostic_item = "BitOrAssign"]
#[diagnostic::on_unimplemented(message = "no implementation for `{Self} |= {Rhs}`", label = "no implementation for `{Self} |= {Rhs}`")]
pub trait BitOrAssign<Rhs = Self> {
    fn bitor_assign(&mut self, rhs: Rhs);
}

/// The operator `^`.
#[lang = "bitxor"]
#[diagnostic_item = "BitXor"]
#[diagnostic::on_unimplemented(message = "no implementation for `{Self} ^ {Rhs}`", label = "no implementation for `{Self} ^ {Rhs}`")]
pub trait BitXor<Rhs = Self> {
    /// What the operator gives.
    type Output;
    #[must_use]
    fn bitxor(self, rhs: Rhs) -> Self::Output;
}

/// The operator `^=`.
#[lang = "bitxor_assign"]
#[diagnostic_item = "BitXorAssign"]
#[diagnostic::on_unimplemented(message = "no implementation for `{Self} ^= {Rhs}`", label = "no implementation for `{Self} ^= {Rhs}`")]
pub trait BitXorAssign<Rhs = Self> {
    fn bitxor_assign(&mut self, rhs: Rhs);
}

/// The operator `<<`.
#[lang = "shl"]
#[diagnostic_item = "Shl"]
#[diagnostic::on_unimplemented(message = "no implementation for `{Self} << {Rhs}`", label = "no implementation for `{Self} << {Rhs}`")]
pub trait Shl<Rhs = Self> {
    /// What the operator gives.
    type Output;
    #[must_use]
    fn shl(self, rhs: Rhs) -> Self::Output;
}

/// The operator `<<=`.
#[lang = "shl_assign"]
#[diagnostic_item = "ShlAssign"]
#[diagnostic::on_unimplemented(message = "no implementation for `{Self} <<= {Rhs}`", label = "no implementation for `{Self} <<= {Rhs}`")]
pub trait ShlAssign<Rhs = Self> {
    fn shl_assign(&mut self, rhs: Rhs);
}

/// The operator `>>`.
#[lang = "shr"]
#[diagnostic_item = "Shr"]
#[diagnostic::on_unimplemented(message = "no implementation for `{Self} >> {Rhs}`", label = "no implementation for `{Self} >> {Rhs}`")]
pub trait Shr<Rhs = Self> {
    /// What the operator gives.
    type Output;
    #[must_use]
    fn shr(self, rhs: Rhs) -> Self::Output;
}

/// The operator `>>=`.
#[lang = "shr_assign"]
#[diagnostic_item = "ShrAssign"]
#[diagnostic::on_unimplemented(message = "no implementation for `{Self} >>= {Rhs}`", label = "no implementation for `{Self} >>= {Rhs}`")]
pub trait ShrAssign<Rhs = Self> {
    fn shr_assign(&mut self, rhs: Rhs);
}

macro_rules! not_impls {
    ($($t:ty)*) => {$(
        impl Not for $t {
            type Output = $t;
            #[inline]
            fn not(self) -> $t { !self }
        }
        impl<'a> Not for &'a $t {
            type Output = $t;
            #[inline]
            fn not(self) -> $t { !*self }
        }
    )*};
}

not_impls! { bool usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 }

impl Not for ! {
    type Output = !;
    fn not(self) -> ! {
        self
    }
}

/// `T op T` by value and by reference, and `T op= T`.
macro_rules! bit_impls {
    ($Trait:ident $method:ident $op:tt $Assign:ident $assign:ident $op_assign:tt : $($t:ty)*) => {$(
        bit_impls! { @one $Trait $method $op $Assign $assign $op_assign : $t, $t }
    )*};
    (@one $Trait:ident $method:ident $op:tt $Assign:ident $assign:ident $op_assign:tt : $t:ty, $r:ty) => {
        impl $Trait<$r> for $t {
            type Output = $t;
            #[inline]
            #[track_caller]
            fn $method(self, rhs: $r) -> $t { self $op rhs }
        }
        impl<'a> $Trait<$r> for &'a $t {
            type Output = $t;
            #[inline]
            #[track_caller]
            fn $method(self, rhs: $r) -> $t { *self $op rhs }
        }
        impl<'a> $Trait<&'a $r> for $t {
            type Output = $t;
            #[inline]
            #[track_caller]
            fn $method(self, rhs: &'a $r) -> $t { self $op *rhs }
        }
        impl<'a, 'b> $Trait<&'a $r> for &'b $t {
            type Output = $t;
            #[inline]
            #[track_caller]
            fn $method(self, rhs: &'a $r) -> $t { *self $op *rhs }
        }
        impl $Assign<$r> for $t {
            #[inline]
            #[track_caller]
            fn $assign(&mut self, rhs: $r) { *self $op_assign rhs }
        }
        impl<'a> $Assign<&'a $r> for $t {
            #[inline]
            #[track_caller]
            fn $assign(&mut self, rhs: &'a $r) { *self $op_assign *rhs }
        }
    };
}

/// Shifts take any integer type as the amount.
macro_rules! shift_impls {
    ($($t:ty)*) => {$(
        shift_impls! { @to $t : u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize }
    )*};
    (@to $t:ty : $($r:ty)*) => {$(
        bit_impls! { @one Shl shl << ShlAssign shl_assign <<= : $t, $r }
        bit_impls! { @one Shr shr >> ShrAssign shr_assign >>= : $t, $r }
    )*};
}

bit_impls! { BitAnd bitand & BitAndAssign bitand_assign &= : bool usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 }
bit_impls! { BitOr bitor | BitOrAssign bitor_assign |= : bool usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 }
bit_impls! { BitXor bitxor ^ BitXorAssign bitxor_assign ^= : bool usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 }
shift_impls! { usize u8 u16 u32 u64 u128 isize i8 i16 i32 i64 i128 }
