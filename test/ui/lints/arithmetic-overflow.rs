fn main() {
    let n: u8 = 255 + 1; //~ ERROR this arithmetic operation will overflow
    println!("{n}");
}
