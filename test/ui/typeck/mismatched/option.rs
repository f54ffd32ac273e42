fn main() {
    let o: Option<i32> = 5; //~ ERROR E0308 mismatched types
    println!("{o:?}");
}
