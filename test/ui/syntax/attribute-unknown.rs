#[colour(red)] //~ ERROR cannot find attribute `colour` in this scope
fn main() {}
