#[repr("C")] //~ ERROR E0565 meta item in `repr` must be an identifier
struct P {
    x: u8,
}

fn main() {
    println!("{}", P { x: 1 }.x);
}
