// Defaults of generic parameters where none are allowed.
struct Wrapper<T>(T);
struct Sized<const N: usize>;

fn free<T = i32>(t: T) {} //~ ERROR defaults for generic parameters are not allowed here

fn counted<const N: usize = 3>() {} //~ ERROR defaults for generic parameters are not allowed here

impl<T = i32> Wrapper<T> { //~ ERROR defaults for generic parameters are not allowed here
    fn method<U = u8>(u: U) {} //~ ERROR defaults for generic parameters are not allowed here
}

impl<const N: usize = 3> Sized<N> {} //~ ERROR defaults for generic parameters are not allowed here

trait Fine<X = i32> {
    fn provided<Y = u8>(y: Y) {} //~ ERROR defaults for generic parameters are not allowed here
}

fn main() {}
