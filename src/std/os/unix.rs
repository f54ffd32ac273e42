//! What Unix has besides.

pub mod fs;

/// The traits, for `use std::os::unix::prelude::*`.
pub mod prelude {
    pub use super::fs::{DirBuilderExt, FileTypeExt, MetadataExt, PermissionsExt};
}
