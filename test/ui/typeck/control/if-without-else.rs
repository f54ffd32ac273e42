fn main() {
    let n: i32 = if true { 1 }; //~ ERROR E0317 `if` may be missing an `else` clause
    println!("{n}");
}
