struct P {
    x: i32,
}

fn main() {
    let P { x: a, x: b } = P { x: 1 }; //~ ERROR E0025 field `x` bound multiple times in the pattern
    println!("{a} {b}");
}
