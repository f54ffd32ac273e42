fn main() {
    let v = vec![1, 2, "three"]; //~ ERROR E0308 mismatched types
    println!("{}", v.len());
}
