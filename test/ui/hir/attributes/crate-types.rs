// A program is nothing else besides. //~^ ERROR cannot mix `bin` crate type with others
#![crate_type = "lib"]
#![crate_type = "bin"]

fn main() {}
