fn main() {
    let mut n = 1;
    println!("{n}");
    n = "two"; //~ ERROR E0308 mismatched types
    println!("{n}");
}
