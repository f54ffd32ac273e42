fn f<T, const N: T>() {} //~ ERROR E0770 the type of const parameters must not depend on other generic parameters

fn main() {}
