fn main() {
    let n = 5;
    match n {
        &x => println!("{x}"), //~ ERROR E0308 mismatched types
    }
}
