//@ exit: 101
fn main() {
    let mut x: usize = 2;
    for i in 0..40 {
        println!("{i} {x}");
        x -= 1;
    }
}
