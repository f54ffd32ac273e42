//! From and into iterators.

use crate::ops::{ControlFlow, FromResidual, Residual, Try};

/// What an iterator can be collected into.
#[diagnostic_item = "FromIterator"]
#[diagnostic::on_unimplemented(
    message = "a value of type `{Self}` cannot be built from an iterator over elements of type `{A}`",
    label = "value of type `{Self}` cannot be built from `std::iter::Iterator<Item={A}>`"
)]
#[origin = "core::iter::traits::collect"]
pub trait FromIterator<A>: Sized {
    #[diagnostic_item = "from_iter_fn"]
    #[track_caller]
    fn from_iter<T: IntoIterator<Item = A>>(iter: T) -> Self;
}

/// What `for` takes.
#[diagnostic_item = "IntoIterator"]
#[diagnostic::on_unimplemented(message = "`{Self}` is not an iterator", label = "`{Self}` is not an iterator")]
#[origin = "core::iter::traits::collect"]
pub trait IntoIterator {
    type Item;
    type IntoIter: Iterator<Item = Self::Item>;
    #[lang = "into_iter"]
    fn into_iter(self) -> Self::IntoIter;
}

impl<I: Iterator> IntoIterator for I {
    type Item = I::Item;
    type IntoIter = I;
    #[inline]
    fn into_iter(self) -> I {
        self
    }
}

/// Collections that take more values.
#[diagnostic_item = "Extend"]
#[origin = "core::iter::traits::collect"]
pub trait Extend<A> {
    #[track_caller]
    fn extend<T: IntoIterator<Item = A>>(&mut self, iter: T);
}

impl Extend<()> for () {
    fn extend<T: IntoIterator<Item = ()>>(&mut self, iter: T) {
        iter.into_iter().for_each(drop)
    }
}

impl FromIterator<()> for () {
    fn from_iter<I: IntoIterator<Item = ()>>(iter: I) -> () {
        iter.into_iter().for_each(|()| {})
    }
}

/// Gives the outputs of `Try` values up to the first that has none, which is kept.
pub(crate) struct Shunt<'a, I, R> {
    iter: I,
    residual: &'a mut Option<R>,
}

impl<I: Iterator<Item: Try<Residual = R>>, R> Iterator for Shunt<'_, I, R> {
    type Item = <I::Item as Try>::Output;
    fn next(&mut self) -> Option<Self::Item> {
        match self.iter.next()?.branch() {
            ControlFlow::Continue(output) => Some(output),
            ControlFlow::Break(residual) => {
                *self.residual = Some(residual);
                None
            }
        }
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        if self.residual.is_some() { (0, Some(0)) } else { (0, self.iter.size_hint().1) }
    }
}

/// Runs `f` on the outputs of an iterator over `Try` values; stops at the first without one.
pub(crate) fn try_process<I, T, R, F, U>(iter: I, mut f: F) -> <R as Residual<U>>::TryType
where
    I: Iterator<Item: Try<Output = T, Residual = R>>,
    for<'a> F: FnMut(Shunt<'a, I, R>) -> U,
    R: Residual<U>,
{
    let mut residual = None;
    let value = f(Shunt { iter, residual: &mut residual });
    match residual {
        Some(r) => FromResidual::from_residual(r),
        None => Try::from_output(value),
    }
}
