struct Pair<T = Box<Self>> { //~ ERROR E0735 generic parameters cannot use `Self` in their defaults
    first: Option<T>,
}

fn main() {}
