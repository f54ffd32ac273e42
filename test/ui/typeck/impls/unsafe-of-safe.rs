struct P;

trait Plain {}

unsafe impl Plain for P {} //~ ERROR E0199 implementing the trait `Plain` is not unsafe

fn main() {}
