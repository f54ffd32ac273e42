//! Processes as Unix has them.

use crate::process::ExitStatus;

/// How a process ended, signals included.
pub trait ExitStatusExt {
    fn from_raw(raw: i32) -> Self;
    fn signal(&self) -> Option<i32>;
    fn core_dumped(&self) -> bool;
    fn stopped_signal(&self) -> Option<i32>;
    fn continued(&self) -> bool;
    fn into_raw(self) -> i32;
}

impl ExitStatusExt for ExitStatus {
    fn from_raw(raw: i32) -> ExitStatus {
        ExitStatus::of_word(raw)
    }

    fn signal(&self) -> Option<i32> {
        self.ended_by()
    }

    fn core_dumped(&self) -> bool {
        self.has_dumped_core()
    }

    fn stopped_signal(&self) -> Option<i32> {
        if self.word() & 0xff == 0x7f { Some((self.word() >> 8) & 0xff) } else { None }
    }

    fn continued(&self) -> bool {
        self.word() == 0xffff
    }

    fn into_raw(self) -> i32 {
        self.word()
    }
}
