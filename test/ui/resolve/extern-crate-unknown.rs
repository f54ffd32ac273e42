extern crate nowhere; //~ ERROR E0463 can't find crate for `nowhere`

fn main() {}
