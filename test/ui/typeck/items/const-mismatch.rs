const N: u8 = "5"; //~ ERROR E0308 mismatched types

fn main() {
    println!("{N}");
}
