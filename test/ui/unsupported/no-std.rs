// A crate without the standard library would need a runtime of its own; rustc takes this one for the library it names.
#![no_std] //~ ERROR F0001 crates with `#![no_std]`
extern crate std;

fn main() {}
