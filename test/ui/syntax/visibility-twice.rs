pub pub fn f() {} //~ ERROR

fn main() {}
