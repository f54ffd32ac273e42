//! The error of `try_reserve`.

use crate::fmt;

/// A reservation failed.
#[picture(transparent, field = "kind")]
#[derive(Clone, PartialEq, Eq, Debug)]
#[origin = "alloc::collections"]
pub struct TryReserveError {
    kind: TryReserveErrorKind,
}

#[derive(Clone, PartialEq, Eq, Debug)]
enum TryReserveErrorKind {
    CapacityOverflow,
}

impl TryReserveError {
    pub(crate) fn capacity_overflow() -> TryReserveError {
        TryReserveError { kind: TryReserveErrorKind::CapacityOverflow }
    }
}

impl fmt::Display for TryReserveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("memory allocation failed because the computed capacity exceeded the collection's maximum")
    }
}

impl crate::error::Error for TryReserveError {}
