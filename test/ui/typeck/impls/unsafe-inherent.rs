struct P;

unsafe impl P {} //~ ERROR E0197 inherent impls cannot be unsafe

fn main() {}
