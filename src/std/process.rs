//! Ending the program, and starting others.

mod child;
mod command;
mod status;
mod stdio;

pub use self::child::{Child, ChildStderr, ChildStdin, ChildStdout, Output};
pub use self::command::{Command, CommandArgs, CommandEnvs};
pub use self::status::ExitStatus;
pub use self::stdio::Stdio;
use crate::fmt;
use crate::intrinsics;

/// Ends the program with a status, without running destructors.
#[diagnostic_item = "process_exit"]
pub fn exit(code: i32) -> ! {
    crate::thread::end_thread();
    crate::io::flush_all();
    intrinsics::exit(code)
}

/// Ends the program at once.
#[diagnostic_item = "process_abort"]
pub fn abort() -> ! {
    intrinsics::abort()
}

#[must_use]
pub fn id() -> u32 {
    1
}

/// The status a program ends with.
#[picture(transparent, field = "0")]
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ExitCode(u8);

impl ExitCode {
    pub const SUCCESS: ExitCode = ExitCode(0);
    pub const FAILURE: ExitCode = ExitCode(1);

    pub(crate) fn to_i32(self) -> i32 {
        self.0 as i32
    }

    #[unstable(feature = "exitcode_exit_method", issue = "97100")]
    pub(crate) fn exit_process(self) -> ! {
        exit(self.to_i32())
    }
}

impl From<u8> for ExitCode {
    fn from(code: u8) -> ExitCode {
        ExitCode(code)
    }
}

/// What `main` may give.
#[lang = "termination"]
#[diagnostic_item = "Termination"]
#[diagnostic::on_unimplemented(message = "`main` has invalid return type `{Self}`", label = "`main` can only return types that implement `Termination`")]
pub trait Termination {
    fn report(self) -> ExitCode;
}

impl Termination for () {
    fn report(self) -> ExitCode {
        ExitCode::SUCCESS
    }
}

impl Termination for ! {
    fn report(self) -> ExitCode {
        self
    }
}

impl Termination for crate::convert::Infallible {
    fn report(self) -> ExitCode {
        match self {}
    }
}

impl Termination for ExitCode {
    fn report(self) -> ExitCode {
        self
    }
}

impl<T: Termination, E: fmt::Debug> Termination for Result<T, E> {
    fn report(self) -> ExitCode {
        match self {
            Ok(value) => value.report(),
            Err(error) => {
                crate::io::_eprint(format_args!("Error: {error:?}\n"));
                ExitCode::FAILURE
            }
        }
    }
}
