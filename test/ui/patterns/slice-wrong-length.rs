fn main() {
    let [a, b] = [1, 2, 3]; //~ ERROR E0527 pattern requires 2 elements but array has 3
    println!("{a} {b}");
}
