//! The error of input and output.

use crate::borrow::Cow;
use crate::boxed::Box;
use crate::error;
use crate::fmt;

pub type Result<T> = crate::result::Result<T, Error>;

/// What went wrong, and with what.
#[picture(transparent, field = "repr")]
pub struct Error {
    repr: Repr,
}

enum Repr {
    Simple(ErrorKind),
    Message(ErrorKind, &'static str),
    Custom(ErrorKind, Box<dyn error::Error + Send + Sync>),
    /// By the system's number.
    Os(i32),
}

/// What the system's numbers mean: those that have to do with files and processes.
fn os_error(code: i32) -> (ErrorKind, &'static str) {
    match code {
        1 => (ErrorKind::PermissionDenied, "Operation not permitted"),
        2 => (ErrorKind::NotFound, "No such file or directory"),
        3 => (ErrorKind::Uncategorized, "No such process"),
        4 => (ErrorKind::Interrupted, "Interrupted system call"),
        5 => (ErrorKind::Uncategorized, "Input/output error"),
        6 => (ErrorKind::Uncategorized, "No such device or address"),
        7 => (ErrorKind::ArgumentListTooLong, "Argument list too long"),
        8 => (ErrorKind::Uncategorized, "Exec format error"),
        9 => (ErrorKind::Uncategorized, "Bad file descriptor"),
        10 => (ErrorKind::Uncategorized, "No child processes"),
        11 => (ErrorKind::WouldBlock, "Resource temporarily unavailable"),
        12 => (ErrorKind::OutOfMemory, "Cannot allocate memory"),
        13 => (ErrorKind::PermissionDenied, "Permission denied"),
        16 => (ErrorKind::ResourceBusy, "Device or resource busy"),
        17 => (ErrorKind::AlreadyExists, "File exists"),
        18 => (ErrorKind::CrossesDevices, "Invalid cross-device link"),
        19 => (ErrorKind::Uncategorized, "No such device"),
        20 => (ErrorKind::NotADirectory, "Not a directory"),
        21 => (ErrorKind::IsADirectory, "Is a directory"),
        22 => (ErrorKind::InvalidInput, "Invalid argument"),
        23 => (ErrorKind::Uncategorized, "Too many open files in system"),
        24 => (ErrorKind::Uncategorized, "Too many open files"),
        25 => (ErrorKind::Uncategorized, "Inappropriate ioctl for device"),
        26 => (ErrorKind::ExecutableFileBusy, "Text file busy"),
        27 => (ErrorKind::FileTooLarge, "File too large"),
        28 => (ErrorKind::StorageFull, "No space left on device"),
        29 => (ErrorKind::NotSeekable, "Illegal seek"),
        30 => (ErrorKind::ReadOnlyFilesystem, "Read-only file system"),
        31 => (ErrorKind::TooManyLinks, "Too many links"),
        32 => (ErrorKind::BrokenPipe, "Broken pipe"),
        36 => (ErrorKind::InvalidFilename, "File name too long"),
        38 => (ErrorKind::Unsupported, "Function not implemented"),
        39 => (ErrorKind::DirectoryNotEmpty, "Directory not empty"),
        40 => (ErrorKind::FilesystemLoop, "Too many levels of symbolic links"),
        95 => (ErrorKind::Unsupported, "Operation not supported"),
        122 => (ErrorKind::QuotaExceeded, "Disk quota exceeded"),
        _ => (ErrorKind::Uncategorized, UNKNOWN),
    }
}

fn os_message(code: i32) -> Cow<'static, str> {
    match os_error(code).1 {
        UNKNOWN => Cow::Owned(format!("{UNKNOWN} {code}")),
        text => Cow::Borrowed(text),
    }
}

const UNKNOWN: &str = "Unknown error";

macro_rules! error_kinds {
    ($($(#[$attribute:meta])* $name:ident $text:literal;)*) => {
        /// The kinds of errors.
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        #[non_exhaustive]
        pub enum ErrorKind {
            $($(#[$attribute])* $name,)*
        }

        impl ErrorKind {
            fn description(&self) -> &'static str {
                match *self {
                    $(ErrorKind::$name => $text,)*
                }
            }
        }
    };
}

error_kinds! {
    NotFound "entity not found";
    PermissionDenied "permission denied";
    ConnectionRefused "connection refused";
    ConnectionReset "connection reset";
    HostUnreachable "host unreachable";
    NetworkUnreachable "network unreachable";
    ConnectionAborted "connection aborted";
    NotConnected "not connected";
    AddrInUse "address in use";
    AddrNotAvailable "address not available";
    NetworkDown "network down";
    BrokenPipe "broken pipe";
    AlreadyExists "entity already exists";
    WouldBlock "operation would block";
    NotADirectory "not a directory";
    IsADirectory "is a directory";
    DirectoryNotEmpty "directory not empty";
    ReadOnlyFilesystem "read-only filesystem or storage medium";
    #[unstable(feature = "io_error_more")]
    FilesystemLoop "filesystem loop or indirection limit (e.g. symlink loop)";
    StaleNetworkFileHandle "stale network file handle";
    InvalidInput "invalid input parameter";
    InvalidData "invalid data";
    TimedOut "timed out";
    WriteZero "write zero";
    StorageFull "no storage space";
    NotSeekable "seek on unseekable file";
    QuotaExceeded "quota exceeded";
    FileTooLarge "file too large";
    ResourceBusy "resource busy";
    ExecutableFileBusy "executable file busy";
    Deadlock "deadlock";
    CrossesDevices "cross-device link or rename";
    TooManyLinks "too many links";
    InvalidFilename "invalid filename";
    ArgumentListTooLong "argument list too long";
    Interrupted "operation interrupted";
    Unsupported "unsupported";
    UnexpectedEof "unexpected end of file";
    OutOfMemory "out of memory";
    Other "other error";
    #[unstable(feature = "io_error_uncategorized")]
    Uncategorized "uncategorized error";
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.description())
    }
}

impl Error {
    pub fn new<E: Into<Box<dyn error::Error + Send + Sync>>>(kind: ErrorKind, error: E) -> Error {
        Error { repr: Repr::Custom(kind, error.into()) }
    }

    pub fn other<E: Into<Box<dyn error::Error + Send + Sync>>>(error: E) -> Error {
        Error { repr: Repr::Custom(ErrorKind::Other, error.into()) }
    }

    pub(crate) const fn message(kind: ErrorKind, text: &'static str) -> Error {
        Error { repr: Repr::Message(kind, text) }
    }

    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        match self.repr {
            Repr::Simple(kind) | Repr::Message(kind, _) | Repr::Custom(kind, _) => kind,
            Repr::Os(code) => os_error(code).0,
        }
    }

    #[must_use]
    pub fn get_ref(&self) -> Option<&(dyn error::Error + Send + Sync + 'static)> {
        match &self.repr {
            Repr::Custom(_, error) => Some(&**error),
            _ => None,
        }
    }

    pub fn into_inner(self) -> Option<Box<dyn error::Error + Send + Sync>> {
        match self.repr {
            Repr::Custom(_, error) => Some(error),
            _ => None,
        }
    }

    #[must_use]
    pub fn raw_os_error(&self) -> Option<i32> {
        match self.repr {
            Repr::Os(code) => Some(code),
            _ => None,
        }
    }

    #[must_use]
    pub fn from_raw_os_error(code: i32) -> Error {
        Error::of_host(code)
    }

    /// Of a number that the host gave.
    pub(crate) fn of_host(code: i32) -> Error {
        Error { repr: Repr::Os(code) }
    }
}

impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Error {
        Error { repr: Repr::Simple(kind) }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.repr {
            Repr::Simple(kind) => f.debug_tuple("Kind").field(kind).finish(),
            Repr::Message(kind, text) => f.debug_struct("Error").field("kind", kind).field("message", text).finish(),
            Repr::Custom(kind, error) => f.debug_struct("Custom").field("kind", kind).field("error", error).finish(),
            Repr::Os(code) => f
                .debug_struct("Os")
                .field("code", code)
                .field("kind", &os_error(*code).0)
                .field("message", &os_message(*code))
                .finish(),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.repr {
            Repr::Simple(kind) => f.write_str(kind.description()),
            Repr::Message(_, text) => f.write_str(text),
            Repr::Custom(_, error) => fmt::Display::fmt(error, f),
            Repr::Os(code) => write!(f, "{} (os error {})", os_message(*code), code),
        }
    }
}

impl error::Error for Error {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match &self.repr {
            Repr::Custom(_, error) => error.source(),
            _ => None,
        }
    }
}

impl From<crate::collections::TryReserveError> for Error {
    fn from(_: crate::collections::TryReserveError) -> Error {
        ErrorKind::OutOfMemory.into()
    }
}
