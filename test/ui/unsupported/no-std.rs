// A crate without the standard library would need a runtime of its own.
#![no_std] //~ ERROR F0001 crates with `#![no_std]`

fn main() {}
