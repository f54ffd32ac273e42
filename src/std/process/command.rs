//! How a program is to be started.

use super::child::started;
use super::stdio::Source;
use super::{Child, ExitStatus, Output, Stdio};
use crate::collections::btree_map;
use crate::collections::BTreeMap;
use crate::ffi::{OsStr, OsString};
use crate::fmt;
use crate::intrinsics;
use crate::io::{Error, ErrorKind, Result};
use crate::path::{Path, PathBuf};
use crate::slice;
use crate::string::String;
use crate::vec::Vec;

/// A program to be started, with all that it gets.
#[picture(fields, program = "program", args = "args")]
#[origin = "std::process"]
#[diagnostic_item = "Command"]
pub struct Command {
    program: OsString,
    args: Vec<OsString>,
    is_env_empty: bool,
    /// What is set, and what is removed (none).
    envs: BTreeMap<OsString, Option<OsString>>,
    directory: Option<PathBuf>,
    stdin: Option<Stdio>,
    stdout: Option<Stdio>,
    stderr: Option<Stdio>,
}

impl Command {
    pub fn new<S: AsRef<OsStr>>(program: S) -> Command {
        Command {
            program: program.as_ref().to_os_string(),
            args: Vec::new(),
            is_env_empty: false,
            envs: BTreeMap::new(),
            directory: None,
            stdin: None,
            stdout: None,
            stderr: None,
        }
    }

    pub fn arg<S: AsRef<OsStr>>(&mut self, arg: S) -> &mut Command {
        self.args.push(arg.as_ref().to_os_string());
        self
    }

    pub fn args<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(&mut self, args: I) -> &mut Command {
        for arg in args {
            self.arg(arg);
        }
        self
    }

    pub fn env<K: AsRef<OsStr>, V: AsRef<OsStr>>(&mut self, key: K, val: V) -> &mut Command {
        self.envs.insert(key.as_ref().to_os_string(), Some(val.as_ref().to_os_string()));
        self
    }

    pub fn envs<I: IntoIterator<Item = (K, V)>, K: AsRef<OsStr>, V: AsRef<OsStr>>(&mut self, vars: I) -> &mut Command {
        for (key, val) in vars {
            self.env(key, val);
        }
        self
    }

    pub fn env_remove<K: AsRef<OsStr>>(&mut self, key: K) -> &mut Command {
        if self.is_env_empty {
            self.envs.remove(key.as_ref());
        } else {
            self.envs.insert(key.as_ref().to_os_string(), None);
        }
        self
    }

    pub fn env_clear(&mut self) -> &mut Command {
        self.is_env_empty = true;
        self.envs.clear();
        self
    }

    pub fn current_dir<P: AsRef<Path>>(&mut self, dir: P) -> &mut Command {
        self.directory = Some(dir.as_ref().to_path_buf());
        self
    }

    pub fn stdin<T: Into<Stdio>>(&mut self, cfg: T) -> &mut Command {
        self.stdin = Some(cfg.into());
        self
    }

    pub fn stdout<T: Into<Stdio>>(&mut self, cfg: T) -> &mut Command {
        self.stdout = Some(cfg.into());
        self
    }

    pub fn stderr<T: Into<Stdio>>(&mut self, cfg: T) -> &mut Command {
        self.stderr = Some(cfg.into());
        self
    }

    /// Streams that were not set are the program's own.
    pub fn spawn(&mut self) -> Result<Child> {
        self.start(Source::Inherit, Source::Inherit)
    }

    /// Streams that were not set are caught; there is no input.
    pub fn output(&mut self) -> Result<Output> {
        self.start(Source::Null, Source::Pipe)?.wait_with_output()
    }

    /// Streams that were not set are the program's own.
    pub fn status(&mut self) -> Result<ExitStatus> {
        self.spawn()?.wait()
    }

    fn start(&self, input: Source, output: Source) -> Result<Child> {
        let stdin = self.stdin.as_ref().map_or(&input, |stdio| &stdio.source);
        let stdout = self.stdout.as_ref().map_or(&output, |stdio| &stdio.source);
        let stderr = self.stderr.as_ref().map_or(&output, |stdio| &stdio.source);
        let streams = [stdin, stdout, stderr];
        let told = self.tell(streams)?;
        let child = unsafe { intrinsics::process_start(told.as_ptr(), told.len()) };
        if child < 0 {
            return Err(Error::of_host(-child));
        }
        let pipes = streams.map(|source| if let Source::Pipe = source { Some(child) } else { None });
        Ok(started(child, pipes))
    }

    /// The command in texts that end in 0, as `process_start` takes it.
    fn tell(&self, streams: [&Source; 3]) -> Result<String> {
        let mut told = Told { text: String::new(), has_zero: false };
        for source in streams {
            told.add(&[&source.tell()]);
        }
        told.add(&[self.directory.as_deref().map_or("", Path::text)]);
        told.add(&[if self.is_env_empty { "1" } else { "" }]);
        told.add(&[&format!("{}", self.args.len())]);
        told.add(&[text_of(&self.program)]);
        for arg in &self.args {
            told.add(&[text_of(arg)]);
        }
        for (key, value) in &self.envs {
            match value {
                Some(value) => told.add(&[text_of(key), "=", text_of(value)]),
                None => told.add(&[text_of(key)]),
            }
        }
        if told.has_zero {
            return Err(Error::message(ErrorKind::InvalidInput, "nul byte found in provided data"));
        }
        Ok(told.text)
    }

    #[must_use]
    pub fn get_program(&self) -> &OsStr {
        &self.program
    }

    #[must_use]
    pub fn get_args(&self) -> CommandArgs<'_> {
        CommandArgs { inner: self.args.iter() }
    }

    #[must_use]
    pub fn get_envs(&self) -> CommandEnvs<'_> {
        CommandEnvs { inner: self.envs.iter() }
    }

    #[must_use]
    pub fn get_current_dir(&self) -> Option<&Path> {
        self.directory.as_deref()
    }
}

fn text_of(text: &OsStr) -> &str {
    text.to_str().unwrap_or("")
}

/// Texts that end in 0, one after another.
struct Told {
    text: String,
    has_zero: bool,
}

impl Told {
    fn add(&mut self, parts: &[&str]) {
        for part in parts {
            self.has_zero |= part.contains('\0');
            self.text.push_str(part);
        }
        self.text.push('\0');
    }
}

impl fmt::Debug for Command {
    /// As one would write it in a shell.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(directory) = &self.directory {
            write!(f, "cd {directory:?} && ")?;
        }
        let mut removed = self.envs.iter().filter(|(_, value)| value.is_none()).peekable();
        if self.is_env_empty {
            f.write_str("env -i ")?;
        } else if removed.peek().is_some() {
            f.write_str("env ")?;
            for (key, _) in removed {
                write!(f, "-u {} ", text_of(key))?;
            }
        }
        for (key, value) in &self.envs {
            if let Some(value) = value {
                write!(f, "{}={value:?} ", text_of(key))?;
            }
        }
        write!(f, "{:?}", self.program)?;
        for arg in &self.args {
            write!(f, " {arg:?}")?;
        }
        Ok(())
    }
}

/// Walks over the arguments of a command.
#[derive(Clone)]
#[picture(transparent, field = "inner")]
#[origin = "std::process"]
pub struct CommandArgs<'a> {
    inner: slice::Iter<'a, OsString>,
}

impl<'a> Iterator for CommandArgs<'a> {
    type Item = &'a OsStr;
    fn next(&mut self) -> Option<&'a OsStr> {
        self.inner.next().map(|arg| arg.as_os_str())
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.inner.size_hint()
    }
}

impl ExactSizeIterator for CommandArgs<'_> {}

impl fmt::Debug for CommandArgs<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let args = fmt::from_fn(|f| f.debug_list().entries(self.clone()).finish());
        f.debug_struct("CommandArgs").field("inner", &args).finish()
    }
}

/// Walks over what a command changes in the environment; none is what it removes.
#[derive(Clone)]
#[picture(transparent, field = "inner")]
#[origin = "std::process"]
pub struct CommandEnvs<'a> {
    inner: btree_map::Iter<'a, OsString, Option<OsString>>,
}

impl<'a> Iterator for CommandEnvs<'a> {
    type Item = (&'a OsStr, Option<&'a OsStr>);
    fn next(&mut self) -> Option<(&'a OsStr, Option<&'a OsStr>)> {
        let (key, value) = self.inner.next()?;
        Some((key, value.as_deref()))
    }
    fn size_hint(&self) -> (usize, Option<usize>) {
        self.inner.size_hint()
    }
}

impl ExactSizeIterator for CommandEnvs<'_> {}

impl fmt::Debug for CommandEnvs<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let envs = fmt::from_fn(|f| f.debug_list().entries(self.clone()).finish());
        f.debug_struct("CommandEnvs").field("iter", &envs).finish()
    }
}
