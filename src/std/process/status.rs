//! How a process ended.

use crate::fmt;

/// How a process ended, as `wait` of Unix tells it: by a status, or by a signal.
#[derive(PartialEq, Eq, Clone, Copy, Default)]
#[picture(transparent, field = "word")]
#[origin = "std::process"]
pub struct ExitStatus {
    word: i32,
}

const NAMES: [&str; 32] = [
    "", "SIGHUP", "SIGINT", "SIGQUIT", "SIGILL", "SIGTRAP", "SIGABRT", "SIGBUS", "SIGFPE", "SIGKILL", "SIGUSR1", "SIGSEGV",
    "SIGUSR2", "SIGPIPE", "SIGALRM", "SIGTERM", "SIGSTKFLT", "SIGCHLD", "SIGCONT", "SIGSTOP", "SIGTSTP", "SIGTTIN",
    "SIGTTOU", "SIGURG", "SIGXCPU", "SIGXFSZ", "SIGVTALRM", "SIGPROF", "SIGWINCH", "SIGIO", "SIGPWR", "SIGSYS",
];

impl ExitStatus {
    pub(crate) fn of_word(word: i32) -> ExitStatus {
        ExitStatus { word }
    }

    pub(crate) fn word(&self) -> i32 {
        self.word
    }

    #[must_use]
    pub fn success(&self) -> bool {
        self.word == 0
    }

    /// None, if a signal ended it.
    #[must_use]
    pub fn code(&self) -> Option<i32> {
        if self.word & 0x7f == 0 { Some((self.word >> 8) & 0xff) } else { None }
    }

    pub(crate) fn ended_by(&self) -> Option<i32> {
        let signal = self.word & 0x7f;
        if signal != 0 && signal != 0x7f { Some(signal) } else { None }
    }

    pub(crate) fn has_dumped_core(&self) -> bool {
        self.ended_by().is_some() && self.word & 0x80 != 0
    }
}

impl fmt::Debug for ExitStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = fmt::from_fn(|f| f.debug_tuple("unix_wait_status").field(&self.word).finish());
        f.debug_tuple("ExitStatus").field(&word).finish()
    }
}

impl fmt::Display for ExitStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(code) = self.code() {
            return write!(f, "exit status: {code}");
        }
        match self.ended_by() {
            Some(signal) => {
                let name = NAMES.get(signal as usize).copied().unwrap_or("");
                let core = if self.has_dumped_core() { " (core dumped)" } else { "" };
                if name.is_empty() { write!(f, "signal: {signal}{core}") } else { write!(f, "signal: {signal} ({name}){core}") }
            }
            None => write!(f, "unrecognised wait status: {} {:#x}", self.word, self.word),
        }
    }
}
