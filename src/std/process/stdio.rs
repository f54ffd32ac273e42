//! What the standard streams of a process are.

use super::{ChildStderr, ChildStdin, ChildStdout};
use crate::fmt;
use crate::fs::File;
use crate::io;
use crate::string::String;

/// What a standard stream of a process is.
#[picture(opaque)]
#[origin = "std::process"]
pub struct Stdio {
    pub(super) source: Source,
}

pub(super) enum Source {
    Inherit,
    Null,
    Pipe,
    /// The program's own, by another number.
    Own(u32),
    File(File),
    Input(ChildStdin),
    Output(ChildStdout),
    Errors(ChildStderr),
}

impl Stdio {
    #[must_use]
    pub fn piped() -> Stdio {
        Stdio { source: Source::Pipe }
    }

    #[must_use]
    pub fn inherit() -> Stdio {
        Stdio { source: Source::Inherit }
    }

    #[must_use]
    pub fn null() -> Stdio {
        Stdio { source: Source::Null }
    }
}

impl Source {
    /// As `process_start` is told of it.
    pub(super) fn tell(&self) -> String {
        match self {
            Source::Inherit => String::from("i"),
            Source::Null => String::from("n"),
            Source::Pipe => String::from("p"),
            Source::Own(number) => format!("f{number}"),
            Source::File(file) => format!("f{}", file.handle()),
            Source::Input(pipe) => format!("c{}:0", pipe.child()),
            Source::Output(pipe) => format!("c{}:1", pipe.child()),
            Source::Errors(pipe) => format!("c{}:2", pipe.child()),
        }
    }
}

impl From<File> for Stdio {
    fn from(file: File) -> Stdio {
        Stdio { source: Source::File(file) }
    }
}
impl From<ChildStdin> for Stdio {
    fn from(pipe: ChildStdin) -> Stdio {
        Stdio { source: Source::Input(pipe) }
    }
}
impl From<ChildStdout> for Stdio {
    fn from(pipe: ChildStdout) -> Stdio {
        Stdio { source: Source::Output(pipe) }
    }
}
impl From<ChildStderr> for Stdio {
    fn from(pipe: ChildStderr) -> Stdio {
        Stdio { source: Source::Errors(pipe) }
    }
}
impl From<io::Stdout> for Stdio {
    fn from(_: io::Stdout) -> Stdio {
        Stdio { source: Source::Own(1) }
    }
}
impl From<io::Stderr> for Stdio {
    fn from(_: io::Stderr) -> Stdio {
        Stdio { source: Source::Own(2) }
    }
}

impl fmt::Debug for Stdio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stdio").finish_non_exhaustive()
    }
}
