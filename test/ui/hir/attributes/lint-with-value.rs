// A lint takes no value, whatever tool it is of.
#[allow(clippy::all = "some")] //~ ERROR E0452 malformed lint attribute input
fn main() {}
