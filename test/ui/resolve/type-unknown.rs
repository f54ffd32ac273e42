fn show(p: Point) {} //~ ERROR E0425 cannot find type `Point` in this scope

fn main() {}
