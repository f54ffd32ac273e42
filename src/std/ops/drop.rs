//! Destructors.

/// What runs when a value's owner goes.
#[lang = "drop"]
#[diagnostic_item = "Drop"]
pub trait Drop {
    fn drop(&mut self);
}
