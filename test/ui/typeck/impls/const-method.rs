trait Make {
    const fn make() -> u32; //~ ERROR E0379 functions in traits cannot be declared const
}

fn main() {}
