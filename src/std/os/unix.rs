//! What Unix has besides.

pub mod fs;
pub mod process;

/// The traits, for `use std::os::unix::prelude::*`.
pub mod prelude {
    pub use super::fs::{DirBuilderExt, FileTypeExt, MetadataExt, PermissionsExt};
    pub use super::process::ExitStatusExt;
}
