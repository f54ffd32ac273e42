// `Sized` itself is no trait for objects.
fn take(_: &dyn Sized) {} //~ ERROR E0038 the trait `Sized` is not dyn compatible

trait Own: Sized {}

fn own(_: Box<dyn Own>) {} //~ ERROR E0038 the trait `Own` is not dyn compatible

fn main() {
    let nothing: Option<Box<dyn Sized>> = None; //~ ERROR E0038 the trait `Sized` is not dyn compatible
}
