extern crate self; //~ ERROR `extern crate self;` requires renaming

fn main() {}
