fn main() {
    let n: i32 = "three"; //~ ERROR E0308 mismatched types
    println!("{n}");
}
