//@ exit: 101
fn main() {
    let v = vec![1, 2, 3];
    for i in 1..5 {
        println!("{}", v[i]);
    }
}
