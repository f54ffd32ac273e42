extern crate core;

struct core; //~ ERROR E0260 the name `core` is defined multiple times

fn main() {}
