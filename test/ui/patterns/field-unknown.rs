struct P {
    x: i32,
}

fn main() {
    let P { x, z } = P { x: 1 }; //~ ERROR E0026 struct `P` does not have a field named `z`
    println!("{x} {z}");
}
