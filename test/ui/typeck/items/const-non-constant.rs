fn main() {
    let n = 3;
    let a = [0; n]; //~ ERROR E0435 attempt to use a non-constant value in a constant
    println!("{a:?}");
}
