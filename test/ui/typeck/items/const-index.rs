const A: [u8; 2] = [1, 2];
const N: u8 = A[2]; //~ ERROR E0080 index out of bounds: the length is 2 but the index is 2

fn main() {
    println!("{N}");
}
