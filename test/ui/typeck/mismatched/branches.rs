fn main() {
    let n = if true { 1 } else { "one" }; //~ ERROR E0308 `if` and `else` have incompatible types
    println!("{n}");
}
