struct P {
    x: i32,
}

fn main() {
    let p = P(1); //~ ERROR E0423 expected function, tuple struct or tuple variant, found struct `P`
    println!("{}", P { x: 1 }.x);
}
