//! The methods of `bool`.

impl bool {
    #[rustc_const_unstable = "conditionally"]
    pub fn then_some<T>(self, t: T) -> Option<T> {
        if self { Some(t) } else { None }
    }

    #[rustc_const_unstable = "conditionally"]
    pub fn then<T, F: FnOnce() -> T>(self, f: F) -> Option<T> {
        if self { Some(f()) } else { None }
    }
}

macro_rules! bool_from_integers {
    ($($t:ty)*) => {$(
        impl TryFrom<$t> for bool {
            type Error = crate::num::TryFromIntError;
            fn try_from(i: $t) -> Result<bool, crate::num::TryFromIntError> {
                match i {
                    0 => Ok(false),
                    1 => Ok(true),
                    _ => Err(crate::num::TryFromIntError::new()),
                }
            }
        }
    )*};
}

bool_from_integers! { u8 u16 u32 u64 u128 i8 i16 i32 i64 i128 }
