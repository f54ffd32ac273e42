struct P {
    x: i32,
}

fn main() {
    let p = P { x: 1 };
    println!("{} {}", p.x, p.z); //~ ERROR E0609 no field `z` on type `P`
}
