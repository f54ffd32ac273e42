trait Shape {}

fn draw(shape: &dyn Shape + Send) {} //~ ERROR ambiguous `+` in a type

fn main() {}
