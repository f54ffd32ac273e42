fn main() {
    let a: i32 = 1;
    let b: i64 = 1;
    println!("{}", a == b); //~ ERROR E0308 mismatched types
}
