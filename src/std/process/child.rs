//! A program that has been started.

use super::ExitStatus;
use crate::fmt;
use crate::intrinsics;
use crate::io::{Error, Read, Result, Write};
use crate::str;
use crate::vec::Vec;

/// What `process_wait` gives for what goes on.
const TRY_AGAIN: isize = -11;

/// A program that has been started. Nobody waits for it who does not say so.
#[picture(fields, process = "process", stdin = "stdin", stdout = "stdout", stderr = "stderr")]
#[origin = "std::process"]
pub struct Child {
    process: i32,
    status: Option<ExitStatus>,
    pub stdin: Option<ChildStdin>,
    pub stdout: Option<ChildStdout>,
    pub stderr: Option<ChildStderr>,
}

/// A child by its number; `pipes`: the same for those of its streams that are pipes.
pub(super) fn started(process: i32, pipes: [Option<i32>; 3]) -> Child {
    let [stdin, stdout, stderr] = pipes;
    Child {
        process,
        status: None,
        stdin: stdin.map(|process| ChildStdin { process }),
        stdout: stdout.map(|process| ChildStdout { process }),
        stderr: stderr.map(|process| ChildStderr { process }),
    }
}

impl Child {
    #[must_use]
    pub fn id(&self) -> u32 {
        self.process as u32
    }

    pub fn kill(&mut self) -> Result<()> {
        if self.status.is_some() {
            return Ok(());
        }
        let result = intrinsics::process_kill(self.process);
        if result < 0 { Err(Error::of_host(-result)) } else { Ok(()) }
    }

    /// Closes its input first, so that it does not wait for us.
    pub fn wait(&mut self) -> Result<ExitStatus> {
        drop(self.stdin.take());
        if let Some(status) = self.status {
            return Ok(status);
        }
        let word = intrinsics::process_wait(self.process, true);
        self.ended(word)
    }

    pub fn try_wait(&mut self) -> Result<Option<ExitStatus>> {
        if let Some(status) = self.status {
            return Ok(Some(status));
        }
        match intrinsics::process_wait(self.process, false) {
            TRY_AGAIN => Ok(None),
            word => self.ended(word).map(Some),
        }
    }

    fn ended(&mut self, word: isize) -> Result<ExitStatus> {
        if word < 0 {
            return Err(Error::of_host(-word as i32));
        }
        let status = ExitStatus::of_word(word as i32);
        self.status = Some(status);
        Ok(status)
    }

    pub fn wait_with_output(mut self) -> Result<Output> {
        drop(self.stdin.take());
        let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
        if let Some(mut pipe) = self.stdout.take() {
            pipe.read_to_end(&mut stdout)?;
        }
        if let Some(mut pipe) = self.stderr.take() {
            pipe.read_to_end(&mut stderr)?;
        }
        Ok(Output { status: self.wait()?, stdout, stderr })
    }
}

impl fmt::Debug for Child {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Child")
            .field("stdin", &self.stdin)
            .field("stdout", &self.stdout)
            .field("stderr", &self.stderr)
            .finish_non_exhaustive()
    }
}

/// This side of a pipe; the number is that of the stream it is at the other side.
macro_rules! pipes {
    ($($(#[$attribute:meta])* $name:ident $stream:literal;)*) => {$(
        $(#[$attribute])*
        #[picture(fields, process = "process")]
        #[origin = "std::process"]
        pub struct $name {
            process: i32,
        }

        impl $name {
            pub(super) fn child(&self) -> i32 {
                self.process
            }
        }

        impl Drop for $name {
            fn drop(&mut self) {
                intrinsics::process_close(self.process, $stream);
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($name)).finish_non_exhaustive()
            }
        }
    )*};
}

pipes! {
    /// Writes to the standard input of a child; closed when it is dropped.
    ChildStdin 0;
    /// Reads the output of a child.
    ChildStdout 1;
    /// Reads the error stream of a child.
    ChildStderr 2;
}

fn counted(n: isize) -> Result<usize> {
    if n < 0 { Err(Error::of_host(-n as i32)) } else { Ok(n as usize) }
}

impl Write for ChildStdin {
    fn write(&mut self, buf: &[u8]) -> Result<usize> {
        (&*self).write(buf)
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}

impl Write for &ChildStdin {
    fn write(&mut self, buf: &[u8]) -> Result<usize> {
        counted(unsafe { intrinsics::process_write(self.process, buf.as_ptr(), buf.len()) })
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}

impl Read for ChildStdout {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        counted(unsafe { intrinsics::process_read(self.process, 1, buf.as_mut_ptr(), buf.len()) })
    }
}

impl Read for ChildStderr {
    fn read(&mut self, buf: &mut [u8]) -> Result<usize> {
        counted(unsafe { intrinsics::process_read(self.process, 2, buf.as_mut_ptr(), buf.len()) })
    }
}

/// What a process has written, and how it ended.
#[derive(PartialEq, Eq, Clone)]
#[origin = "std::process"]
pub struct Output {
    pub status: ExitStatus,
    pub stdout: Vec<u8>,
    pub stderr: Vec<u8>,
}

impl fmt::Debug for Output {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("Output");
        out.field("status", &self.status);
        for (name, bytes) in [("stdout", &self.stdout), ("stderr", &self.stderr)] {
            match str::from_utf8(bytes) {
                Ok(text) => out.field(name, &text),
                Err(_) => out.field(name, bytes),
            };
        }
        out.finish()
    }
}
