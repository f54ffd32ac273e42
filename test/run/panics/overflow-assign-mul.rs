//@ exit: 101
fn main() {
    let mut x: i16 = 3;
    for i in 0..40 {
        println!("{i} {x}");
        x *= 3;
    }
}
