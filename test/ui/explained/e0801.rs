use std::ops::Deref;

struct Foo;

impl Foo {
    fn get<R: Deref<Target = Self>>(self: R) {} //~ ERROR E0801 invalid generic `self` parameter type
}

fn main() {
    Foo::get(&Foo);
}
