trait A {}

fn show(_s: &A) {} //~ ERROR E0782 expected a type, found a trait

fn main() {}
