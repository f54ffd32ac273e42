enum Way {
    Left,
    Left, //~ ERROR E0428 the name `Left` is defined multiple times
}

fn main() {}
