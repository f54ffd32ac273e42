extern crate core;
extern crate std as core; //~ ERROR E0259 the name `core` is defined multiple times

fn main() {}
