struct P;

unsafe trait Careful {}

impl Careful for P {} //~ ERROR E0200 the trait `Careful` requires an `unsafe impl` declaration

fn main() {}
