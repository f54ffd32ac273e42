//@ exit: 101
fn main() {
    let mut x: i32 = 1;
    for i in 0..40 {
        println!("{i} {x}");
        x <<= x;
    }
}
