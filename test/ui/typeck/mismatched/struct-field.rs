struct P {
    x: f64,
}

fn main() {
    let p = P { x: 1 }; //~ ERROR E0308 mismatched types
    println!("{}", p.x);
}
