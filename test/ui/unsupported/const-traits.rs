//@ skip-rustc: const traits are not stable: rustc has two errors for each
struct Unit;

impl const Default for Unit { //~ ERROR F0001
    fn default() -> Unit {
        Unit
    }
}

fn conditional<T: const Clone>(_: T) {} //~ ERROR F0001

fn main() {}
