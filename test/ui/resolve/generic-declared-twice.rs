fn f<T, T>(_t: T) {} //~ ERROR E0403 the name `T` is already used for a generic parameter in this item's generic parameters

fn main() {
    f(1);
}
