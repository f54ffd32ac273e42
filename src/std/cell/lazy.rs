//! `LazyCell`: computed when first looked at.

use super::{Cell, OnceCell};
use crate::fmt;
use crate::ops::Deref;

/// A value computed at its first use.
#[picture(transparent, field = "value")]
pub struct LazyCell<T, F = fn() -> T> {
    value: OnceCell<T>,
    init: Cell<Option<F>>,
}

impl<T, F: FnOnce() -> T> LazyCell<T, F> {
    pub const fn new(f: F) -> LazyCell<T, F> {
        LazyCell { value: OnceCell::new(), init: Cell::new(Some(f)) }
    }

    pub fn force(this: &LazyCell<T, F>) -> &T {
        this.value.get_or_init(|| match this.init.take() {
            Some(f) => f(),
            None => panic!("LazyCell instance has previously been poisoned"),
        })
    }
}

impl<T, F: FnOnce() -> T> Deref for LazyCell<T, F> {
    type Target = T;
    fn deref(&self) -> &T {
        LazyCell::force(self)
    }
}

impl<T: Default> Default for LazyCell<T> {
    fn default() -> LazyCell<T> {
        LazyCell::new(T::default)
    }
}

impl<T: fmt::Debug, F> fmt::Debug for LazyCell<T, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut d = f.debug_tuple("LazyCell");
        match self.value.get() {
            Some(data) => d.field(data),
            None => d.field(&format_args!("<uninit>")),
        };
        d.finish()
    }
}
