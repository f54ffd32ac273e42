struct P {
    x: Missing, //~ ERROR E0425 cannot find type `Missing` in this scope
}

fn main() {}
