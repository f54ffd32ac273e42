fn main() {
    let [a, b, c, d, ..] = [1, 2, 3]; //~ ERROR E0528 pattern requires at least 4 elements but array has 3
    println!("{a} {b} {c} {d}");
}
