//! `container[index]`.

/// Indexing for a shared use.
#[lang = "index"]
#[diagnostic_item = "Index"]
#[diagnostic::on_unimplemented(message = "the type `{Self}` cannot be indexed by `{Idx}`", label = "`{Self}` cannot be indexed by `{Idx}`")]
pub trait Index<Idx: ?Sized> {
    /// The type of `container[index]`.
    type Output: ?Sized;
    #[track_caller]
    fn index(&self, index: Idx) -> &Self::Output;
}

/// Indexing for a mutable use.
#[lang = "index_mut"]
#[diagnostic_item = "IndexMut"]
#[diagnostic::on_unimplemented(
    message = "the type `{Self}` cannot be mutably indexed by `{Idx}`",
    label = "`{Self}` cannot be mutably indexed by `{Idx}`"
)]
pub trait IndexMut<Idx: ?Sized>: Index<Idx> {
    #[track_caller]
    fn index_mut(&mut self, index: Idx) -> &mut Self::Output;
}
