trait Trait {}

struct TwoBounds<'x, 'y, T: ?Sized + 'x + 'y> {
    x: &'x i32,
    y: &'y i32,
    z: Box<T>,
}

type Foo<'a, 'b> = TwoBounds<'a, 'b, dyn Trait>; //~ ERROR E0228 cannot deduce the lifetime bound for this trait object type from context

fn main() {
    let _ = |f: Foo| (*f.x, *f.y, f.z);
}
