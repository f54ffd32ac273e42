trait Lend<'a> {
    type Out;
}

impl<'a, T> Lend<'a> for T {
    type Out = &'a T; //~ ERROR E0309 the parameter type `T` may not live long enough
}

fn main() {}
