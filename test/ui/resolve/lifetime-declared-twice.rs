fn f<'a, 'a>(_t: &'a str) {} //~ ERROR E0403 the name `'a` is already used for a generic parameter in this item's generic parameters

fn main() {
    f("");
}
