struct P;

impl Missing for P {} //~ ERROR E0405 cannot find trait `Missing` in this scope

fn main() {}
