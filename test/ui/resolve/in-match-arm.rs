fn main() {
    match Some(1) {
        Some(n) => println!("{n}"),
        None => println!("{n}"), //~ ERROR E0425 cannot find value `n` in this scope
    }
}
