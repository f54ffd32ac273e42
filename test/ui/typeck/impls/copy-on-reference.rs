#[derive(Clone)]
struct P;

impl Copy for &'static mut P {} //~ ERROR E0206 the trait `Copy` cannot be implemented for this type

fn main() {}
