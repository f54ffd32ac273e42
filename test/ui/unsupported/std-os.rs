// Of what only some systems have, there is Unix, and of that what has to do with files and processes.
use std::os::unix::fs::symlink;
use std::os::unix::fs::FileExt; //~ ERROR F0001 `std::os::unix::fs::FileExt`
use std::os::fd::AsRawFd; //~ ERROR F0001 `std::os::fd`

fn main() {
    let _ = symlink("a", "b");
}
