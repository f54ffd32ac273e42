fn main() {
    let n = 0b12; //~ ERROR invalid digit for a base 2 literal
    println!("{n}");
}
