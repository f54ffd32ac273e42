//! Default values.

/// Types with a value to start from.
#[lang = "default"]
#[diagnostic_item = "Default"]
pub trait Default: Sized {
    #[diagnostic_item = "default_fn"]
    fn default() -> Self;
}

macro_rules! default_impls {
    ($($t:ty = $value:expr;)*) => {$(
        impl Default for $t {
            #[inline]
            fn default() -> $t { $value }
        }
    )*};
}

default_impls! {
    () = ();
    bool = false;
    char = '\x00';
    usize = 0;
    u8 = 0;
    u16 = 0;
    u32 = 0;
    u64 = 0;
    u128 = 0;
    isize = 0;
    i8 = 0;
    i16 = 0;
    i32 = 0;
    i64 = 0;
    i128 = 0;
    f32 = 0.0;
    f64 = 0.0;
}
