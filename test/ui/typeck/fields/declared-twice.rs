struct P {
    x: i32,
    x: i32, //~ ERROR E0124 field `x` is already declared
}

fn main() {}
