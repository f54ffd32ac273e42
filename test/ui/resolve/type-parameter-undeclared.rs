fn first(v: Vec<T>) -> usize { //~ ERROR E0425 cannot find type `T` in this scope
    v.len()
}

fn main() {}
