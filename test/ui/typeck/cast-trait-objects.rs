// Raw pointers to trait objects keep their vtable in a cast.
use std::any::Any;

trait Of<T> {
    type Out;
}

impl<T> Of<T> for () {
    type Out = T;
}

trait Movable: Send {}
impl Movable for () {}

trait Plain {}
impl Plain for () {}

struct Wrapped<T: ?Sized>(T);

fn main() {
    let any: *const dyn Any = &();
    let _ = any as *const (dyn Any + Send); //~ ERROR E0804 cannot add auto trait `Send` to dyn bound via pointer cast
    let _ = any as *const (dyn Any + Send + Sync); //~ ERROR E0804 cannot add auto traits `Send` and `Sync` to dyn bound via pointer cast

    let of: *const dyn Of<i32, Out = i32> = &();
    let _ = of as *const dyn Of<u32, Out = i32>; //~ ERROR E0606 casting `*const dyn Of<i32, Out = i32>` as `*const dyn Of<u32, Out = i32>` is invalid
    let _ = of as *const dyn Of<i32, Out = u32>; //~ ERROR E0606 casting `*const dyn Of<i32, Out = i32>` as `*const dyn Of<i32, Out = u32>` is invalid
    let _ = of as *const dyn Of<_, Out = _>;

    let movable: *const dyn Movable = &();
    let _ = movable as *const (dyn Movable + Send);
    let _ = movable as *const dyn Sync; //~ ERROR E0606 casting `*const dyn Movable` as `*const dyn Sync` is invalid

    let plain: *const Wrapped<dyn Plain> = &Wrapped(());
    let _ = plain as *const Wrapped<dyn Plain + Send>; //~ ERROR E0804 cannot add auto trait `Send` to dyn bound via pointer cast
}
