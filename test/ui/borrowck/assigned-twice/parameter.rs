fn next(n: u32) -> u32 {
    n += 1; //~ ERROR E0384 cannot assign to immutable argument `n`
    n
}

fn main() {
    println!("{}", next(1));
}
