// What `use<…>` lists must be parameters; what `for` binds further out cannot be captured.
struct Cup;
const SIZE: usize = 1;

trait Lends<'a> {
    type Out;
}

impl<'a> Lends<'a> for () {
    type Out = &'a ();
}

fn function() -> impl Sized + use<function> {} //~ ERROR E0799 expected type or const parameter, found function `function`

fn variable(x: ()) -> impl Sized + use<x> {} //~ ERROR E0799 expected type or const parameter, found local variable `x`

fn missing() -> impl Sized + use<T> {} //~ ERROR E0800 cannot find type or const parameter `T` in this scope

fn kinds<T>(t: T) -> impl Sized + use<T, Cup> {} //~ ERROR E0799 expected type or const parameter, found struct `Cup`

fn constant() -> impl Sized + use<SIZE> {} //~ ERROR E0799 expected type or const parameter, found constant `SIZE`

fn no_self() -> impl Sized + use<Self> {} //~ ERROR E0411 cannot find type or const parameter `Self` in this scope

fn nested() -> impl for<'a> Lends<'a, Out = impl Sized + 'a> {} //~ ERROR E0657 `impl Trait` cannot capture higher-ranked lifetime from outer `impl Trait`

fn binders<T>(_: T)
where
    for<'a> &'a T: for<'b> Lends<'b>, //~ ERROR E0316 nested quantification of lifetimes
{
}

fn main() {}
