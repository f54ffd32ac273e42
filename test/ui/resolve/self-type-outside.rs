fn make() -> Self { //~ ERROR E0411 cannot find type `Self` in this scope
    panic!()
}

fn main() {}
