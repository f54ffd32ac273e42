fn main() {
    let n = 1;
    if n { //~ ERROR E0308 mismatched types
        println!("yes");
    }
}
