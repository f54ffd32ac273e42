struct P(i32);

fn main() {
    let P(a, b) = P(1); //~ ERROR E0023 this pattern has 2 fields, but the corresponding tuple struct has 1 field
    println!("{a} {b}");
}
