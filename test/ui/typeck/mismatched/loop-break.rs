fn main() {
    let n: i32 = loop {
        break "text"; //~ ERROR E0308 mismatched types
    };
    println!("{n}");
}
