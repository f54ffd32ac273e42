// A trait object that is general over lifetimes is one for any of them, not the other way round.
trait Lower<X> {}
trait Upper<X>: Lower<X> {}

fn special(f: &(dyn for<'a> Fn(&'a i32) -> &'a i32)) -> &(dyn Fn(&'static i32) -> &'static i32) {
    f
}

fn general(f: &(dyn Fn(&'static i32) -> &'static i32)) {
    let _: &(dyn for<'a> Fn(&'a i32) -> &'a i32) = f; //~ ERROR E0308 mismatched types
}

fn up<'a>(x: Box<dyn for<'b> Upper<&'b str>>) -> Box<dyn Lower<&'a str>> {
    x
}

fn shorter<'a>(x: &'a dyn Upper<&'static str>) -> &'a dyn Lower<&'a str> {
    x //~ ERROR lifetime may not live long enough
}

fn main() {}
