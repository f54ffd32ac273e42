fn make() -> usize {
    3
}

const N: usize = make(); //~ ERROR E0015 cannot call non-const function `make` in constants

fn main() {
    println!("{N}");
}
