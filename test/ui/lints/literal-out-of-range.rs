fn main() {
    let n: i8 = 200; //~ ERROR literal out of range for `i8`
    println!("{n}");
}
