struct P {
    x: i32,
    y: i32,
}

fn main() {
    let p = P { x: 1 }; //~ ERROR E0063 missing field `y` in initializer of `P`
    println!("{} {}", p.x, p.y);
}
