//@ exit: 101
fn part(v: &[i32], from: usize, to: usize) -> &[i32] {
    &v[from..to]
}

fn main() {
    let a = [1, 2, 3];
    println!("{:?} {:?}", part(&a, 1, 3), part(&a, 3, 3));
    println!("{:?}", part(&a, 2, 1));
}
