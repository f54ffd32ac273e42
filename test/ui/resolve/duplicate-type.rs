struct P;
enum P {} //~ ERROR E0428 the name `P` is defined multiple times

fn main() {}
