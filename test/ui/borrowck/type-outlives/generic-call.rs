fn needs_static<T: 'static>(_t: &T) {}

fn pass<T>(t: T) {
    needs_static(&t); //~ ERROR E0310 the parameter type `T` may not live long enough
}

fn main() {
    pass(1);
}
