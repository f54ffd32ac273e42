#[repr(align(15))] //~ ERROR E0589 invalid `repr(align)` attribute: not a power of two
struct S;

fn main() {}
