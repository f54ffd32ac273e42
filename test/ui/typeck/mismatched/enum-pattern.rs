fn main() {
    let n: i32 = 3;
    if let Some(x) = n { //~ ERROR E0308 mismatched types
        println!("{x}");
    }
}
