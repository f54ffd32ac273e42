trait Shape {}

fn draw(shape: &Shape + Send) {} //~ ERROR E0178 expected a path on the left-hand side of `+`
//~^ ERROR E0782

fn main() {}
