#![feature(never_type)] //~ ERROR E0554 `#![feature]` may not be used on the stable release channel

fn main() {}
